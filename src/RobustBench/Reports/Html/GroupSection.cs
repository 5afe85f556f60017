using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>The gaps between groups of images, a table for each column of each data set.</summary>
internal sealed class GroupSection : ReportSection
{
    public override string Id => "groups";

    public override string Title => "Groups";

    public override bool Applies(ReportContent content) => content.ImageGroups.Any(cell => cell.Gap is not null);

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", $"Percent of right answers of the group that fares best and of the one that fares worst, of those with {GroupAccuracy.Fewest} images or more,"
            + " and the gap between the two in points with its 95% interval. The standardised gap takes away what the groups' classes explain: a country is"
            + " not blamed for its classes. Every group is in groups.csv.");
        foreach (var column in content.ImageGroups.Where(cell => cell.Gap is not null).GroupBy(cell => (cell.Accuracy.Dataset, cell.Column)))
        {
            html.Line();
            html.Element("h3", $"{column.Key.Dataset} by {column.Key.Column}");
            FactTable.Write(
                html, $"Groups of {column.Key.Dataset} by {column.Key.Column}, table", ["model", "best", "worst", "gap", "standardised gap"],
                column.Select(cell => (cell.Accuracy.Model, (IEnumerable<string>)
                [
                    Named(cell, cell.Gap!.Best), Named(cell, cell.Gap.Worst), Points(cell.Gap), cell.StandardisedGap is { } gap ? Points(gap) : "–",
                ])));
        }
    }

    private static string Named(CellGroups cell, string name) => $"{name} ({Percent.Text(cell.Groups.First(group => group.Name == name).Accuracy)})";

    private static string Points(GroupGap gap) => gap.Interval is { } interval
        ? $"{Percent.Text(gap.Gap)} ({Percent.Text(interval.Low)} to {Percent.Text(interval.High)})"
        : Percent.Text(gap.Gap);
}

using System.Globalization;

namespace RobustBench.Reports.Html;

/// <summary>What the report lacks: cells without all their trials, and cells of which too many images could not be read.</summary>
internal sealed class GapSection : ReportSection
{
    private const int Shown = 50;

    public override string Id => "gaps";

    public override string Title => "Not in this report";

    public override bool Applies(ReportContent content) => Gaps(content).Any();

    public override void Write(HtmlWriter html, ReportContent content)
    {
        var gaps = Gaps(content).ToList();
        using (html.In("ul"))
        {
            foreach (var gap in gaps.Take(Shown)) html.Element("li", gap);
            if (gaps.Count > Shown) html.Element("li", string.Create(CultureInfo.InvariantCulture, $"and {gaps.Count - Shown} more"));
        }
    }

    private static IEnumerable<string> Gaps(ReportContent content) =>
    [
        .. content.Incomplete.Select(cell => string.Create(
            CultureInfo.InvariantCulture, $"unfinished: {cell.Model} · {cell.Dataset} · {cell.Condition} has {cell.Found} of {cell.Expected} images")),
        .. content.Cells.Where(cell => cell.IsFailed).Select(cell => string.Create(
            CultureInfo.InvariantCulture,
            $"failed: {cell.Model} · {cell.Dataset} · {cell.Condition}: {cell.Failed} of {cell.Images + cell.Failed} images can't be read, more than 1%")),
    ];
}

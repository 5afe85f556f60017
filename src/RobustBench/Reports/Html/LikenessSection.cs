using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>How like people the observers decide.</summary>
internal sealed class LikenessSection : ReportSection
{
    public override string Id => "people";

    public override string Title => "Likeness to people";

    public override bool Applies(ReportContent content) => content.Likeness is not null;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        var likeness = content.Likeness!;
        html.Element("p", "As model-vs-human aggregates it (Geirhos et al. 2021), over the conditions that it counts, then over people, then over the data sets"
            + $" {string.Join(", ", likeness.Datasets)}. The accuracy difference is squared: lower is more alike, in the other columns higher."
            + " An observer that lacks one of the data sets has no mean.");
        FactTable.Write(
            html, "Likeness to people, table",
            ["observer", "accuracy difference", "observed consistency", "error consistency", "OOD accuracy"],
            likeness.Means.Select(row => (row.Observer, Numbers(row.Mean))));
    }

    private static IEnumerable<string> Numbers(Likeness? mean) =>
        [Text(mean?.AccuracyDifference), Text(mean?.ObservedConsistency), Text(mean?.ErrorConsistency), Text(mean?.OodAccuracy)];

    private static string Text(double? number) => number?.ToString("F3", CultureInfo.InvariantCulture) ?? "–";
}

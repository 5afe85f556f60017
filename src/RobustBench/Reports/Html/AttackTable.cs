using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>The figures of the attacks of a data set, those of a condition together, a row a model.</summary>
internal static class AttackTable
{
    private static readonly IReadOnlyList<(string Name, string? Meaning)> Headings =
    [
        ("model", null), ("tried", "images on which the attack was tried, of all images"),
        ("success (%)", "successes over images tried"), ("95% interval", "of the success rate"), ("accuracy (%)", "over all images"),
        ("robust (%)", "images right before the attack and under every ε up to this one"), ("area", "under the curve of robust accuracy, over the largest ε"),
        ("median ε", "smallest ε at which an image is wrong, median over all images"), ("queries", "mean over images tried"), ("gradients", "mean over images tried"),
        ("restarts", "mean over images tried"), ("L0", "changed pixels, median over successes"), ("L2", "median over successes"), ("L∞", "median over successes"),
        ("flat", "images tried on which nothing that the attack asked of the network varied"),
    ];

    /// <summary>Writes the table.</summary>
    public static void Write(HtmlWriter html, AttackResults attacks, IEnumerable<CellAttack> cells)
    {
        using (html.In("table", ("class", "facts numbers")))
        {
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (var (name, meaning) in Headings) html.Element("th", name, ("scope", "col"), ("title", meaning));
            }

            foreach (var condition in cells.GroupBy(cell => cell.Accuracy.Condition).OrderBy(cells => cells.First().Accuracy.Position.Condition))
            {
                html.Line();
                using (html.In("tbody"))
                {
                    using (html.In("tr"))
                        html.Element("th", condition.Key, ("scope", "rowgroup"), ("colspan", Csv.Number(Headings.Count)));
                    foreach (var cell in condition) WriteRow(html, cell, attacks.CurveOf(cell));
                }
            }
        }
    }

    private static void WriteRow(HtmlWriter html, CellAttack cell, RobustCurve? curve)
    {
        var figures = cell.Figures;
        using (html.In("tr"))
        {
            using (html.In("th", ("scope", "row"))) html.Key(cell.Accuracy.Model);
            html.Element("td", $"{Csv.Number(figures.Tried)} of {Csv.Number(figures.Images)}");
            html.Element("td", Percent.Text(figures.SuccessRate, "–"));
            html.Element("td", figures.SuccessInterval is { } interval ? $"{Percent.Text(interval.Low)}–{Percent.Text(interval.High)}" : "–");
            html.Element("td", Percent.Text(cell.Accuracy.Accuracy, "–"));
            html.Element("td", Percent.Text(curve?.AccuracyAt(cell.Key.Epsilon!.Value), "–"));
            html.Element("td", Short(curve?.Area));
            html.Element("td", Median(curve));
            foreach (var number in new[] { figures.MeanQueries, figures.MeanGradients, figures.MeanRestarts }) html.Element("td", Short(number));
            foreach (var number in new[] { figures.MedianL0, figures.MedianL2, figures.MedianLInf }) html.Element("td", Short(number));
            html.Element("td", Csv.Number(figures.Flat), ("class", figures.IsMostlyFlat ? "warning" : null));
        }

        html.Line();
    }

    private static string Median(RobustCurve? curve) => curve is null
        ? "–"
        : curve.MedianEpsilon is { } median ? Short(median) : $"> {Short(curve.Points[^1].Epsilon)}";

    private static string Short(double? number) => number switch
    {
        null => "–",
        // Three significant digits, but for counts every digit before the point.
        >= 1000 => number.Value.ToString("F0", CultureInfo.InvariantCulture),
        _ => number.Value.ToString("G3", CultureInfo.InvariantCulture),
    };
}

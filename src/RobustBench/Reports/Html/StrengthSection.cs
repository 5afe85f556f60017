using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>Accuracy over strength: a chart for each family and data set with at least two strengths, a line a model.</summary>
internal sealed class StrengthSection : ReportSection
{
    public override string Id => "strength";

    public override string Title => "Accuracy over strength";

    public override bool Applies(ReportContent content) => content.Series.Count > 0;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", "Bars are 95% intervals; dashed lines are the clean images of the same data set. Choose models to bring them out.");
        ModelLegend.Write(html, content.Matrix.Models.Index());
        foreach (var dataset in content.Series.GroupBy(series => series.Dataset))
        {
            html.Line();
            html.Element("h3", dataset.Key);
            using (html.In("div", ("class", "charts")))
            {
                foreach (var series in dataset) WriteChart(html, content, series);
            }
        }
    }

    private static void WriteChart(HtmlWriter html, ReportContent content, StrengthSeries series)
    {
        using (html.In("figure"))
        {
            using (html.In("figcaption"))
            {
                html.Element("strong", series.Family.Length > 0 ? series.Family : series.Dataset);
                if (series.Others.Length > 0) html.Text($" with {series.Others}");
            }

            new StrengthChart(content, series).Write(html);
        }

        html.Line();
    }
}

namespace RobustBench.Reports.Html;

/// <summary>Shape or texture: a table over all categories and a chart by category for each data set with cue-conflict trials.</summary>
internal sealed class ShapeBiasSection : ReportSection
{
    public override string Id => "shape-bias";

    public override string Title => "Shape bias";

    public override bool Applies(ReportContent content) => content.ShapeBias.Count > 0;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", "These images have the shape of one category and the texture of another. The shape bias is the share of decisions for the shape"
            + " among those for either (Geirhos et al. 2019); images of which both are of one category do not count, nor do conditions of a run other than clean.");
        html.Element("p", "In a chart each row is a category of shapes, and each vertical line a model's shape bias over all of them. The bars are the share of"
            + " images that were taken for either category. Choose models to bring them out.");
        var models = content.ShapeBias.SelectMany(panel => panel.Series).Select(series => (series.Mark, series.Model)).Distinct();
        ModelLegend.Write(html, models.OrderBy(model => model.Mark));
        foreach (var panel in content.ShapeBias)
        {
            html.Line();
            html.Element("h3", panel.Dataset);
            using (Scrolling(html, "div", $"Shape bias, {panel.Dataset}, table")) WriteTable(html, panel);
            html.Line();
            using (Scrolling(html, "figure", $"Shape bias, {panel.Dataset}, chart")) new ShapeBiasChart(panel).Write(html);
        }
    }

    /// <summary>A box that a narrow window scrolls, with the keyboard, too.</summary>
    private static HtmlWriter.Scope Scrolling(HtmlWriter html, string element, string label) =>
        html.In(element, ("class", "scroll"), ("role", "region"), ("aria-label", label), ("tabindex", "0"));

    private static void WriteTable(HtmlWriter html, ShapeBiasPanel panel)
    {
        using (html.In("table", ("class", "facts numbers")))
        {
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (var heading in new[] { "model", "shape decisions", "texture decisions", "other", "shape bias (%)", "95% interval" })
                    html.Element("th", heading, ("scope", "col"));
            }

            using (html.In("tbody"))
            {
                foreach (var series in panel.Series)
                {
                    var all = series.Bias.All;
                    html.Line();
                    using (html.In("tr"))
                    {
                        html.Element("th", series.Model, ("scope", "row"));
                        foreach (var count in new[] { all.Shape, all.Texture, all.Other }) html.Element("td", Csv.Number(count));
                        html.Element("td", Percent.Text(all.Bias, "–"));
                        html.Element("td", DecisionText.Interval(all));
                    }
                }
            }
        }
    }
}

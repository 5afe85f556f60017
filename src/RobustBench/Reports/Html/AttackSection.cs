namespace RobustBench.Reports.Html;

/// <summary>Adversarial attacks: what each did, robust accuracy over ε, and how images made on one model fare on another.</summary>
internal sealed class AttackSection : ReportSection
{
    public override string Id => "attacks";

    public override string Title => "Attacks";

    public override bool Applies(ReportContent content) => content.Attacks.Cells.Count > 0;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", "An attack without a target is tried on the images that were decided rightly before, and succeeds where the decision becomes wrong; one"
            + " with a target is tried on the images of other classes, and succeeds where they are decided as the target. Accuracy counts all images.");
        WriteWarnings(html, content);
        if (content.Robust.Count > 0)
        {
            html.Element("p", "Robust accuracy at ε is the share of images that are right before the attack and under every tested ε up to it, so it never rises."
                + " Its area is taken over the largest ε; the median ε is that at which half of the images are wrong. Choose models to bring them out.");
            ModelLegend.Write(html, content.Robust.SelectMany(panel => panel.Series).Select(series => (series.Mark, series.Model)).Distinct().OrderBy(model => model.Mark));
        }

        foreach (var dataset in content.Attacks.Cells.GroupBy(cell => cell.Accuracy.Dataset).OrderBy(cells => cells.First().Accuracy.Position.Dataset))
        {
            html.Line();
            html.Element("h3", dataset.Key);
            WriteCharts(html, content.Robust.Where(panel => panel.Dataset == dataset.Key));
            using (Scrolling(html, $"Attacks, {dataset.Key}, table")) AttackTable.Write(html, content.Attacks, dataset);
        }

        WriteTransfers(html, content);
    }

    private static void WriteWarnings(HtmlWriter html, ReportContent content)
    {
        var warnings = FlatWarning.Lines(content.Attacks);
        if (warnings.Count == 0) return;
        using (html.In("ul", ("class", "warning")))
        {
            foreach (var warning in warnings) html.Element("li", warning);
        }
    }

    private static void WriteCharts(HtmlWriter html, IEnumerable<RobustPanel> panels)
    {
        using (html.In("div", ("class", "charts")))
        {
            foreach (var panel in panels)
            {
                using (html.In("figure"))
                {
                    using (html.In("figcaption"))
                    using (html.In("strong")) html.Key(panel.Attack);
                    new RobustChart(panel).Write(html);
                }

                html.Line();
            }
        }
    }

    private static void WriteTransfers(HtmlWriter html, ReportContent content)
    {
        var matrix = content.Transfers.Accuracies;
        if (matrix.Rows.Count == 0) return;
        html.Element("h3", "Transfer");
        html.Element("p", "Percent of right answers on images that were made on the model of the row and shown to that of the column.");
        using (Scrolling(html, "Transfer, table"))
        using (html.In("table", ("class", "matrix")))
        {
            HeatTable.WriteHeadings(html, "made on", matrix.Models);
            foreach (var block in matrix.Rows.GroupBy(row => row.Dataset))
            {
                HeatTable.WriteGroup(html, block.Key, matrix.Models.Count);
                using (html.In("tbody", ("class", "family")))
                {
                    foreach (var row in block) WriteTransfer(html, content, row);
                }
            }
        }
    }

    private static void WriteTransfer(HtmlWriter html, ReportContent content, (string Dataset, string Condition) row)
    {
        using (html.In("tr"))
        {
            using (html.In("th", ("scope", "row"))) html.Key(row.Condition);
            foreach (var model in content.Transfers.Accuracies.Models)
                HeatTable.WriteCell(html, $"{row.Dataset}, made on {row.Condition}, shown to {model}", content.Transfers[row, model]);
        }

        html.Line();
    }

    /// <summary>A box that a narrow window scrolls, with the keyboard, too.</summary>
    private static HtmlWriter.Scope Scrolling(HtmlWriter html, string label) =>
        html.In("div", ("class", "scroll tall"), ("role", "region"), ("aria-label", label), ("tabindex", "0"));
}

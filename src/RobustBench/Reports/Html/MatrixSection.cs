using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>The accuracy matrix as a heat map: a table with the percentage in each cell and its figures in a tooltip.</summary>
internal sealed class MatrixSection : ReportSection
{
    public override string Id => "accuracy";

    public override string Title => "Accuracy";

    public override bool Applies(ReportContent content) => content.Matrix.Rows.Count > 0;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        using (html.In("p", ("class", "scale")))
        {
            html.Text("Percent of right answers. 0 ");
            html.Element("span", "", ("class", "bar"), ("role", "img"), ("aria-label", "colours from dark violet over green to yellow"));
            html.Text(" 100. A dash: no finished trials.");
            if (content.Attacks.WorstCase.Count > 0)
                html.Text($" The row {WorstCase.Condition} counts the images that are right under every attack of the data set; a model that lacks one has none.");
        }

        // The script shows it: without one there are tooltips alone.
        html.Element("p", "Point at a cell, or move through the table with the arrow keys, for its figures.", ("class", "details"), ("aria-live", "polite"), ("hidden", ""));
        using (html.In("div", ("class", "scroll"), ("role", "region"), ("aria-labelledby", $"{Id}-title"), ("tabindex", "0")))
        using (html.In("table", ("class", "matrix")))
        {
            HeatTable.WriteHeadings(html, "condition", content.Matrix.Models);
            foreach (var (dataset, families) in content.Groups())
            {
                HeatTable.WriteGroup(html, dataset, content.Matrix.Models.Count);
                foreach (var family in families) WriteFamily(html, content, family);
            }
        }
    }

    private static void WriteFamily(HtmlWriter html, ReportContent content, IGrouping<string, (string Dataset, string Condition)> family)
    {
        var summary = content.Family(family.Key)["summary"].Text;
        html.Line();
        using (html.In("tbody", ("class", "family")))
        {
            foreach (var row in family)
            {
                using (html.In("tr"))
                {
                    using (html.In("th", ("scope", "row"), ("title", summary.Length > 0 ? summary : null)))
                    {
                        if (content.Samples[row] is null) html.Key(row.Condition);
                        else WriteLink(html, row.Condition, content.Anchor(row));
                    }

                    foreach (var model in content.Matrix.Models)
                        HeatTable.WriteCell(html, $"{model} · {row.Dataset} · {row.Condition}", content.Cell(model, row.Dataset, row.Condition));
                }

                html.Line();
            }
        }
    }

    private static void WriteLink(HtmlWriter html, string condition, string anchor)
    {
        using (html.In("a", ("href", $"#{anchor}"))) html.Key(condition);
    }
}

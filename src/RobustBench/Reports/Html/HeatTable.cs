using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>The parts of a heat map as a table: a column a model, accuracies in the colours of <see cref="HeatStyle"/>.</summary>
internal static class HeatTable
{
    /// <summary>The row of the models' names.</summary>
    /// <param name="html">The page.</param>
    /// <param name="corner">What the rows are.</param>
    /// <param name="models">The models.</param>
    public static void WriteHeadings(HtmlWriter html, string corner, IEnumerable<string> models)
    {
        using (html.In("thead"))
        using (html.In("tr"))
        {
            html.Element("th", corner, ("scope", "col"), ("class", "corner"));
            foreach (var model in models)
            {
                using (html.In("th", ("scope", "col"))) html.Key(model);
            }
        }
    }

    /// <summary>The name of the rows that follow.</summary>
    public static void WriteGroup(HtmlWriter html, string name, int models)
    {
        html.Line();
        using (html.In("tbody"))
        using (html.In("tr", ("class", "dataset")))
        {
            html.Element("th", name, ("scope", "rowgroup"));
            html.Element("td", "", ("class", "rest"), ("colspan", Csv.Number(models)));
        }
    }

    /// <summary>An accuracy, with its figures in a tooltip.</summary>
    /// <param name="html">The page.</param>
    /// <param name="where">What the tooltip calls the cell.</param>
    /// <param name="cell">The cell; null where it has no finished trials.</param>
    public static void WriteCell(HtmlWriter html, string where, CellAccuracy? cell)
    {
        var accuracy = cell is { IsFailed: false } ? cell.Accuracy : null;
        html.Element("td", Percent.Text(accuracy, "–"), ("class", HeatStyle.Class(accuracy)), ("title", $"{where}: {CellText.Of(cell)}"));
    }
}

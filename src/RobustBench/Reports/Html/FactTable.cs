namespace RobustBench.Reports.Html;

/// <summary>A table of numbers with a row for each name, in a box that a narrow window scrolls, with the keyboard, too.</summary>
internal static class FactTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="label">What readers that read aloud call it.</param>
    /// <param name="headings">The headings of the columns, the names' first.</param>
    /// <param name="rows">A name and the texts of the other columns.</param>
    public static void Write(HtmlWriter html, string label, IEnumerable<string> headings, IEnumerable<(string Name, IEnumerable<string> Values)> rows)
    {
        using (html.In("div", ("class", "scroll"), ("role", "region"), ("aria-label", label), ("tabindex", "0")))
        using (html.In("table", ("class", "facts numbers")))
        {
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (var heading in headings) html.Element("th", heading, ("scope", "col"));
            }

            using (html.In("tbody"))
            {
                foreach (var (name, values) in rows)
                {
                    html.Line();
                    using (html.In("tr"))
                    {
                        html.Element("th", name, ("scope", "row"));
                        foreach (var value in values) html.Element("td", value);
                    }
                }
            }
        }
    }
}

namespace RobustBench.Reports.Html;

/// <summary>The marks of the models with their names, as buttons: the script brings the chosen ones out in the charts of the section.</summary>
internal static class ModelLegend
{
    /// <summary>Writes the legend.</summary>
    /// <param name="html">The page.</param>
    /// <param name="models">The models, each with its number among all models of the report.</param>
    public static void Write(HtmlWriter html, IEnumerable<(int Mark, string Name)> models)
    {
        using (html.In("div", ("class", "legend"), ("role", "group"), ("aria-label", "Models")))
        {
            foreach (var (mark, name) in models)
            {
                using (html.In("button", ("type", "button"), ("aria-pressed", "false"), ("data-model", Csv.Number(mark))))
                {
                    using (html.In("svg", ("viewBox", "0 0 24 12"), ("width", "24"), ("height", "12"), ("aria-hidden", "true"), ("class", ModelMark.Class(mark))))
                    {
                        html.Element("path", "", ("d", "M0 6H24"), ("class", "line"));
                        html.Element("path", "", ("d", ModelMark.Path(mark, 12, 6)), ("class", "mark"));
                    }

                    html.Text(name);
                }
            }
        }
    }
}

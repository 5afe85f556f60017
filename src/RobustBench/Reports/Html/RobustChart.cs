namespace RobustBench.Reports.Html;

/// <summary>Robust accuracy over ε as SVG, drawn as <see cref="RobustPlot"/> draws it.</summary>
internal sealed class RobustChart
{
    private const float Margin = 8;
    private const float CharacterWidth = 8;

    private readonly RobustPanel _panel;
    private readonly RobustLayout _layout;
    private readonly EpsilonText _text;

    public RobustChart(RobustPanel panel) =>
        (_panel, _layout, _text) = (panel, new RobustLayout(panel, RobustLayout.AxisWidth, Margin), new EpsilonText(panel.Epsilons));

    public void Write(HtmlWriter html)
    {
        var size = $"{Text(_layout.Right + Margin)} {Text(_layout.Bottom + RobustLayout.AxisHeight)}";
        var label = $"Robust accuracy of {Csv.Number(_panel.Series.Count)} models over ε; the numbers are in attacks.csv.";
        using (html.In("svg", ("viewBox", $"0 0 {size}"), ("class", "chart"), ("role", "img"), ("aria-label", label)))
        {
            WriteAxes(html);
            foreach (var series in _panel.Series) WriteModel(html, series);
        }
    }

    private void WriteAxes(HtmlWriter html)
    {
        for (var percent = 0; percent <= 100; percent += 20)
        {
            var y = _layout.Y(percent / 100.0);
            html.Element("path", "", ("d", $"M{Text(_layout.Left)} {Text(y)}H{Text(_layout.Right)}"), ("class", "grid"));
            WriteText(html, Csv.Number(percent), _layout.Left - 6, y, "end");
        }

        foreach (var epsilon in _panel.Epsilons) html.Element("path", "", ("d", $"M{Text(_layout.X(epsilon))} {Text(_layout.Bottom)}v5"), ("class", "tick"));
        foreach (var epsilon in _layout.Numbered(epsilon => _text.Mark(epsilon).Length * CharacterWidth))
            WriteText(html, _text.Mark(epsilon), _layout.X(epsilon), _layout.Bottom + 15);
        WriteText(html, _text.Caption, (_layout.Left + _layout.Right) / 2, _layout.Bottom + 34);
        html.Element("path", "", ("d", $"M{Text(_layout.Left)} {Text(_layout.Top)}V{Text(_layout.Bottom)}H{Text(_layout.Right)}"), ("class", "tick"));
        var middle = (_layout.Top + _layout.Bottom) / 2;
        html.Element("text", "robust accuracy (%)", ("x", "12"), ("y", Text(middle)), ("text-anchor", "middle"), ("transform", $"rotate(-90 12 {Text(middle)})"));
    }

    private void WriteModel(HtmlWriter html, RobustSeries series)
    {
        var points = series.Curve.Points;
        using (html.In("g", ("class", $"series {ModelMark.Class(series.Mark)}"), ("data-model", Csv.Number(series.Mark))))
        {
            var line = string.Join('L', points.Select(point => $"{Text(_layout.X(point.Epsilon))} {Text(_layout.Y(point.Accuracy))}"));
            html.Element("path", "", ("d", $"M{line}"), ("class", "line"));
            foreach (var point in points)
            {
                using (html.In("path", ("d", ModelMark.Path(series.Mark, _layout.X(point.Epsilon), _layout.Y(point.Accuracy))), ("class", "mark")))
                    html.Element("title", $"{series.Model}, ε {_text.Full(point.Epsilon)}: robust accuracy {Percent.Text(point.Accuracy)}% of {Csv.Number(series.Curve.Images)} images");
            }
        }
    }

    private static void WriteText(HtmlWriter html, string text, double x, double y, string anchor = "middle") =>
        html.Element("text", text, ("x", Text(x)), ("y", Text(y)), ("text-anchor", anchor), ("dominant-baseline", "central"));

    private static string Text(double coordinate) => HtmlWriter.Coordinate(coordinate);
}

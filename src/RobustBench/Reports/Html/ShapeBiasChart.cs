using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>The shape bias of every model by category as SVG, drawn as <see cref="ShapeBiasPlot"/> draws it.</summary>
internal sealed class ShapeBiasChart
{
    private const double CharacterWidth = 7.5;
    private const double LineHeight = 18;

    private readonly ShapeBiasPanel _panel;
    private readonly ShapeBiasLayout _layout;

    public ShapeBiasChart(ShapeBiasPanel panel)
    {
        var names = panel.Rows.Max(name => name.Length) * CharacterWidth;
        (_panel, _layout) = (panel, new ShapeBiasLayout(panel, (float)names + 2 * ShapeBiasLayout.Gap, ShapeBiasLayout.AxisHeight));
    }

    public void Write(HtmlWriter html)
    {
        var size = $"{Text(_layout.BarsRight + LineHeight)} {Text(_layout.Bottom + ShapeBiasLayout.AxisHeight)}";
        var label = $"Shape bias of {Csv.Number(_panel.Series.Count)} models by category; the numbers are in shape-bias.csv.";
        using (html.In("svg", ("viewBox", $"0 0 {size}"), ("class", "chart wide"), ("role", "img"), ("aria-label", label)))
        {
            WriteRows(html);
            WriteAxes(html);
            for (var model = 0; model < _panel.Series.Count; model++) WriteModel(html, model);
        }
    }

    private void WriteRows(HtmlWriter html)
    {
        for (var row = 0; row < _panel.Rows.Count; row++)
        {
            var (top, height) = (Text(_layout.RowTop(row)), Text(_layout.RowHeight));
            if (row % 2 == 0)
            {
                html.Element("path", "", ("class", "band"), ("d",
                    $"M{Text(_layout.Left)} {top}H{Text(_layout.Right)}v{height}H{Text(_layout.Left)}zM{Text(_layout.BarsLeft)} {top}H{Text(_layout.BarsRight)}v{height}H{Text(_layout.BarsLeft)}z"));
            }

            var isAll = row == _panel.Rows.Count - 1;
            WriteText(html, _panel.Rows[row], _layout.Left - ShapeBiasLayout.Gap, _layout.RowMiddle(row), "end", isAll ? "total" : null);
        }
    }

    private void WriteAxes(HtmlWriter html)
    {
        var (above, below) = (_layout.Top - LineHeight / 2 - 3, _layout.Bottom + LineHeight / 2 + 3);
        for (var tenths = 0; tenths <= 10; tenths += 2)
        {
            var x = _layout.X(tenths / 10.0);
            WriteLine(html, x, "grid");
            WriteText(html, Csv.Number(tenths / 10.0), x, above);
            WriteText(html, Csv.Number((10 - tenths) / 10.0), x, below);
        }

        var (axis, bars) = ((_layout.Left + _layout.Right) / 2, (_layout.BarsLeft + _layout.BarsRight) / 2);
        WriteText(html, "fraction of shape decisions", axis, above - LineHeight);
        WriteText(html, "fraction of texture decisions", axis, below + LineHeight);
        WriteText(html, "fraction correct", bars, above - LineHeight);
        WriteText(html, "(shape or texture)", bars, above);
        foreach (var share in new[] { 0, 0.5, 1 }) WriteText(html, Csv.Number(share), _layout.BarEnd(share), below);
        WriteFrame(html, _layout.Left, _layout.Right);
        WriteFrame(html, _layout.BarsLeft, _layout.BarsRight);
    }

    private void WriteModel(HtmlWriter html, int model)
    {
        var series = _panel.Series[model];
        using (html.In("g", ("class", $"series {ModelMark.Class(series.Mark)}"), ("data-model", Csv.Number(series.Mark))))
        {
            if (series.Bias.All.Bias is { } average) WriteLine(html, _layout.X(average), "average");
            for (var row = 0; row < _panel.Rows.Count; row++)
            {
                if (_panel[row, model] is { } decisions) WriteDecisions(html, series, row, _layout.LaneMiddle(row, model), decisions);
            }
        }
    }

    /// <summary>A mark and a bar, which share their figures.</summary>
    private void WriteDecisions(HtmlWriter html, ShapeBiasSeries series, int row, float middle, CueDecisions decisions)
    {
        using (html.In("g"))
        {
            html.Element("title", $"{series.Model}, {_panel.Rows[row]}: {DecisionText.Of(decisions)}");
            if (decisions.DecidedShare is { } share)
            {
                var (left, height) = (Text(_layout.BarsLeft), _layout.BarHeight);
                html.Element("path", "", ("class", "share"), ("d", $"M{left} {Text(middle - height / 2)}H{Text(_layout.BarEnd(share))}v{Text(height)}H{left}z"));
            }

            if (decisions.Bias is { } bias) html.Element("path", "", ("class", "mark"), ("d", ModelMark.Path(series.Mark, _layout.X(bias), middle)));
        }
    }

    private void WriteLine(HtmlWriter html, float x, string style) =>
        html.Element("path", "", ("class", style), ("d", $"M{Text(x)} {Text(_layout.Top)}V{Text(_layout.Bottom)}"));

    private void WriteFrame(HtmlWriter html, float left, float right) =>
        html.Element("path", "", ("class", "tick"), ("d", $"M{Text(left)} {Text(_layout.Top)}H{Text(right)}V{Text(_layout.Bottom)}H{Text(left)}z"));

    private static void WriteText(HtmlWriter html, string text, double x, double y, string anchor = "middle", string? style = null) =>
        html.Element("text", text, ("class", style), ("x", Text(x)), ("y", Text(y)), ("text-anchor", anchor), ("dominant-baseline", "central"));

    private static string Text(double coordinate) => HtmlWriter.Coordinate(coordinate);
}

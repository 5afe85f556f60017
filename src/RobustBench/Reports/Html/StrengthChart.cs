using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>A chart of accuracy over strength as SVG: a line a model, with intervals and the clean accuracy dashed.</summary>
internal sealed class StrengthChart
{
    private const double Width = 440, Height = 280, Left = 52, Right = 18, Top = 10, Bottom = 48;
    private const double CharacterWidth = 7.5;
    private const string Clean = "clean";

    private readonly ReportContent _content;
    private readonly StrengthSeries _series;
    private readonly StrengthAxis _axis;

    public StrengthChart(ReportContent content, StrengthSeries series) =>
        (_content, _series, _axis) = (content, series, new StrengthAxis(series.Points, Left + 16, Width - Left - Right - 32));

    public void Write(HtmlWriter html)
    {
        var label = $"Accuracy of {_content.Matrix.Models.Count} models over {AxisLabel()}; the numbers are in the table of accuracies.";
        using (html.In("svg", ("viewBox", $"0 0 {Text(Width)} {Text(Height)}"), ("class", "chart"), ("role", "img"), ("aria-label", label)))
        {
            WriteFrame(html);
            WriteStrengths(html);
            for (var model = 0; model < _content.Matrix.Models.Count; model++) WriteModel(html, model);
        }
    }

    private void WriteFrame(HtmlWriter html)
    {
        for (var percent = 0; percent <= 100; percent += 20)
        {
            var y = Text(Y(percent / 100.0));
            html.Element("path", "", ("d", $"M{Text(Left)} {y}H{Text(Width - Right)}"), ("class", "grid"));
            html.Element("text", Csv.Number(percent), ("x", Text(Left - 6)), ("y", y), ("text-anchor", "end"), ("dominant-baseline", "central"));
        }

        html.Element(
            "text", "accuracy (%)", ("x", "14"), ("y", Text(Y(0.5))), ("text-anchor", "middle"), ("transform", $"rotate(-90 14 {Text(Y(0.5))})"));
        html.Element("text", AxisLabel(), ("x", Text((Left + Width - Right) / 2)), ("y", Text(Height - 8)), ("text-anchor", "middle"));
    }

    /// <summary>A mark below each strength, with its number where it has room.</summary>
    private void WriteStrengths(HtmlWriter html)
    {
        var free = 0.0;
        foreach (var point in _series.Points.DistinctBy(point => point.Strength))
        {
            var (x, half) = (_axis.X(point.Strength), point.Text.Length * CharacterWidth / 2);
            html.Element("path", "", ("d", $"M{Text(x)} {Text(Y(0))}v5"), ("class", "tick"));
            if (x - half < free) continue;
            html.Element("text", point.Text, ("x", Text(x)), ("y", Text(Y(0) + 18)), ("text-anchor", "middle"));
            free = x + half + CharacterWidth;
        }
    }

    private void WriteModel(HtmlWriter html, int index)
    {
        var model = _content.Matrix.Models[index];
        var points = (
            from point in _series.Points
            let cell = Known(_content.Cell(model, _series.Dataset, point.Condition))
            where cell is not null
            select (X: _axis.X(point.Strength), point.Text, Cell: cell)).ToList();
        if (points.Count == 0) return;
        using (html.In("g", ("class", $"series {ModelMark.Class(index)}"), ("data-model", Csv.Number(index))))
        {
            if (Known(_content.Cell(model, _series.Dataset, Clean)) is { } clean)
                html.Element("path", "", ("d", $"M{Text(Left)} {Text(Y(clean.Accuracy!.Value))}H{Text(Width - Right)}"), ("class", "clean"));
            html.Element("path", "", ("d", string.Concat(points.Select(point => Interval(point.X, point.Cell.AccuracyInterval!.Value)))), ("class", "interval"));
            html.Element("path", "", ("d", "M" + string.Join('L', points.Select(point => $"{Text(point.X)} {Text(Y(point.Cell.Accuracy!.Value))}"))), ("class", "line"));
            foreach (var (x, strength, cell) in points)
            {
                using (html.In("path", ("d", ModelMark.Path(index, x, Y(cell.Accuracy!.Value))), ("class", "mark")))
                    html.Element("title", $"{model}, {_series.Parameter} {strength}: {CellText.Of(cell)}");
            }
        }
    }

    private static CellAccuracy? Known(CellAccuracy? cell) => cell is { IsFailed: false, Accuracy: not null } ? cell : null;

    private static string Interval(double x, Interval interval) => $"M{Text(x)} {Text(Y(interval.Low))}V{Text(Y(interval.High))}";

    private string AxisLabel()
    {
        var unit = _content.Family(_series.Family)["units"][_series.Parameter].Text;
        return _series.Parameter + (unit.Length > 0 && unit != _series.Parameter ? $" ({unit})" : "") + (_axis.IsLogarithmic ? ", logarithmic" : "");
    }

    private static double Y(double accuracy) => Top + (1 - accuracy) * (Height - Top - Bottom);

    private static string Text(double coordinate) => HtmlWriter.Coordinate(coordinate);
}

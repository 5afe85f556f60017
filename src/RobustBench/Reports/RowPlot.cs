using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>classes.png</c> and <c>groups.png</c>, and both as <c>.svg</c>: classes or groups, the ten of the highest and the ten of the lowest
/// accuracy, a mark a model with its 95% interval; at the right how many images each has.
/// </summary>
internal sealed class RowPlot : PlotSheet
{
    private const float Margin = 12, TitleSize = 15, LabelSize = 12, NumberSize = 10, TitleHeight = 34, HeadingHeight = 26;
    private const float Frame = 420, RowHeight = 20, Below = 30, PanelGap = 20, LegendGap = 24, CountGap = 14, CountBar = 60, CountText = 46, LegendLine = 19, LegendMark = 18;
    private const int MostNamed = 40;

    private static readonly Color Rule = new(0xD5, 0xD5, 0xD0), Faint = new(0xBB, 0xBB, 0xB6);

    private readonly string _title;
    private readonly IReadOnlyList<RowPanel> _panels;
    private readonly List<(string Name, int Mark)> _legend;
    private readonly float _left;

    public RowPlot(string title, IReadOnlyList<RowPanel> panels, IReadOnlyList<string> models)
    {
        (_title, _panels) = (title, panels);
        var shown = panels.SelectMany(panel => panel.Rows).SelectMany(row => row.Models).Select(model => model.Mark).ToHashSet();
        _legend = [.. models.Index().Where(model => shown.Contains(model.Index)).Select(model => (model.Item, model.Index)).Take(MostNamed)];
        _left = Margin + panels.SelectMany(panel => panel.Rows).Max(row => PlotFont.Measure(row.Label, LabelSize).Width) + 8;
        var legend = _legend.Max(model => PlotFont.Measure(model.Name, LabelSize).Width) + LegendMark;
        Width = (int)MathF.Ceiling(Math.Max(_left + Frame + CountGap + CountBar + CountText + LegendGap + legend, Margin + PlotFont.Measure(title, TitleSize, bold: true).Width) + Margin);
        Height = (int)MathF.Ceiling(Math.Max(Top(panels.Count), Top(0) + _legend.Count * LegendLine) + Margin);
    }

    /// <summary>The upper edge of a panel's frame.</summary>
    private float Top(int panel) => Margin + TitleHeight + HeadingHeight
        + _panels.Take(panel).Sum(above => above.Rows.Count * RowHeight + Below + PanelGap + HeadingHeight);

    protected override PlotCanvas Draw()
    {
        var canvas = new PlotCanvas(Width, Height);
        canvas.Write(_title, Margin, Margin, TitleSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        foreach (var (index, panel) in _panels.Index()) DrawPanel(canvas, panel, Top(index));
        foreach (var (index, (name, mark)) in _legend.Index())
        {
            var y = Top(0) + (index + 0.5f) * LegendLine;
            canvas.Shape(ModelMark.Path(mark, _left + Frame + CountGap + CountBar + CountText + LegendGap, y), Color.FromHex(ModelMark.Colour(mark)));
            canvas.Write(name, _left + Frame + CountGap + CountBar + CountText + LegendGap + LegendMark, y, LabelSize, PlotCanvas.Ink, Alignment.MiddleLeft);
        }

        return canvas;
    }

    private void DrawPanel(PlotCanvas canvas, RowPanel panel, float top)
    {
        var bottom = top + panel.Rows.Count * RowHeight;
        canvas.Write(panel.Title, _left, top - 6, LabelSize, PlotCanvas.Ink, Alignment.LowerLeft, bold: true);
        for (var percent = 0; percent <= 100; percent += 20)
        {
            canvas.Line(X(percent / 100.0), top, X(percent / 100.0), bottom, 1, Rule);
            canvas.Write(Csv.Number(percent), X(percent / 100.0), bottom + 4, NumberSize, PlotCanvas.Ink, Alignment.UpperCenter);
        }

        canvas.Write("accuracy (%)", _left + Frame / 2, bottom + 16, NumberSize, PlotCanvas.Ink, Alignment.UpperCenter);
        canvas.Write("images", _left + Frame + CountGap, bottom + 16, NumberSize, PlotCanvas.Ink, Alignment.UpperLeft);
        var most = panel.Rows.Max(row => row.Images);
        foreach (var (index, row) in panel.Rows.Index()) DrawRow(canvas, row, top + (index + 0.5f) * RowHeight, most);
    }

    private void DrawRow(PlotCanvas canvas, PanelRow row, float y, long most)
    {
        var ink = row.IsFaint ? Faint : PlotCanvas.Ink;
        // Dots stand where rows are left out.
        canvas.Write(row.Label.Length > 0 ? row.Label : "⋯", _left - 8, y, LabelSize, ink, Alignment.MiddleRight);
        if (row.Models.Count == 0) return;
        foreach (var (_, _, interval) in row.Models) canvas.Line(X(interval.Low), y, X(interval.High), y, 1, Faint);
        foreach (var (mark, accuracy, _) in row.Models) canvas.Shape(ModelMark.Path(mark, X(accuracy), y), row.IsFaint ? Faint : Color.FromHex(ModelMark.Colour(mark)));
        var counts = _left + Frame + CountGap;
        canvas.Fill(counts, y - 5, counts + CountBar * row.Images / most, y + 5, Faint);
        canvas.Write(Csv.Number(row.Images), counts + CountBar + 4, y, NumberSize, ink, Alignment.MiddleLeft);
    }

    private float X(double accuracy) => _left + (float)accuracy * Frame;
}

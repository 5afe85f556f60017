using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>shape-bias.png</c> and <c>.svg</c>: the plot of Geirhos et al. 2019, figure 4. A row a category of shapes, a mark a
/// model, decisions for the shape to the left and for the texture to the right, a line at each model's bias over all trials;
/// at the right the share of trials that were decided for either. A panel for each data set.
/// </summary>
internal sealed class ShapeBiasPlot : PlotSheet
{
    private const float Margin = 12;
    private const float TitleSize = 15;
    private const float LabelSize = 12;
    private const float NumberSize = 11;
    private const float TitleHeight = 30;
    private const float HeadingHeight = 22;
    private const float PanelGap = 26;
    private const float LegendGap = 26;
    private const float LegendLine = 19;
    private const float LegendMark = 20;
    private const string LineCaption = "over all trials";

    private static readonly Color Band = new(0xF4, 0xF4, 0xF2);
    private static readonly Color Rule = new(0xD5, 0xD5, 0xD0);

    private readonly string _title;
    private readonly List<(ShapeBiasPanel Panel, ShapeBiasLayout Layout)> _panels;
    private readonly IReadOnlyList<(string Model, int Mark)> _legend;

    /// <param name="title">The suite's name.</param>
    /// <param name="panels">The data sets.</param>
    public ShapeBiasPlot(string title, IReadOnlyList<ShapeBiasPanel> panels)
    {
        _title = title;
        _legend = [.. panels.SelectMany(panel => panel.Series).Select(series => (series.Model, series.Mark)).Distinct().OrderBy(model => model.Mark)];
        var names = panels.SelectMany(panel => panel.Rows).Max(Label);
        _panels = Stack(panels, MathF.Ceiling(Margin + names + ShapeBiasLayout.Gap));

        var (first, last) = (_panels[0].Layout, _panels[^1].Layout);
        LegendLeft = first.BarsRight + LegendGap;
        var ends = _panels
            .Select(panel => panel.Layout.Left + PlotFont.Measure(panel.Panel.Dataset, LabelSize, bold: true).Width)
            .Append(LegendLeft + LegendMark + _legend.Select(model => model.Model).Append(LineCaption).Max(Label))
            .Append(Margin + PlotFont.Measure(title, TitleSize, bold: true).Width);
        Width = (int)MathF.Ceiling(ends.Max() + Margin);
        Height = (int)MathF.Ceiling(Math.Max(last.Bottom + ShapeBiasLayout.AxisHeight, first.Top + (_legend.Count + 1) * LegendLine) + Margin);
    }

    private float LegendLeft { get; }

    private static float Label(string text) => PlotFont.Measure(text, LabelSize).Width;

    private static List<(ShapeBiasPanel Panel, ShapeBiasLayout Layout)> Stack(IReadOnlyList<ShapeBiasPanel> panels, float left)
    {
        var (stacked, top) = (new List<(ShapeBiasPanel, ShapeBiasLayout)>(), Margin + TitleHeight);
        foreach (var panel in panels)
        {
            var layout = new ShapeBiasLayout(panel, left, top + HeadingHeight + ShapeBiasLayout.AxisHeight);
            stacked.Add((panel, layout));
            top = layout.Bottom + ShapeBiasLayout.AxisHeight + PanelGap;
        }

        return stacked;
    }

    protected override PlotCanvas Draw()
    {
        var canvas = new PlotCanvas(Width, Height);
        canvas.Write(_title, Margin, Margin, TitleSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        foreach (var (panel, layout) in _panels)
        {
            DrawRows(canvas, panel, layout);
            DrawAxes(canvas, panel, layout);
            for (var model = 0; model < panel.Series.Count; model++) DrawAverage(canvas, panel, layout, model);
            for (var model = 0; model < panel.Series.Count; model++) DrawModel(canvas, panel, layout, model);
        }

        DrawLegend(canvas);
        return canvas;
    }

    private static void DrawRows(PlotCanvas canvas, ShapeBiasPanel panel, ShapeBiasLayout layout)
    {
        for (var row = 0; row < panel.Rows.Count; row++)
        {
            var (top, bottom) = (layout.RowTop(row), layout.RowTop(row) + layout.RowHeight);
            if (row % 2 == 0)
            {
                canvas.Fill(layout.Left, top, layout.Right, bottom, Band);
                canvas.Fill(layout.BarsLeft, top, layout.BarsRight, bottom, Band);
            }

            var isAll = row == panel.Rows.Count - 1;
            canvas.Write(panel.Rows[row], layout.Left - ShapeBiasLayout.Gap, layout.RowMiddle(row), LabelSize, PlotCanvas.Ink, Alignment.MiddleRight, bold: isAll);
        }
    }

    private static void DrawAxes(PlotCanvas canvas, ShapeBiasPanel panel, ShapeBiasLayout layout)
    {
        const float Tick = 4, Numbers = 6;
        var (top, bottom, middle) = (layout.Top, layout.Bottom, (layout.Left + layout.Right) / 2);
        canvas.Write(panel.Dataset, layout.Left, top - ShapeBiasLayout.AxisHeight, LabelSize, PlotCanvas.Ink, Alignment.LowerLeft, bold: true);
        for (var tenths = 0; tenths <= 10; tenths += 2)
        {
            var x = layout.X(tenths / 10.0);
            canvas.Line(x, top, x, bottom, 1, Rule);
            canvas.Line(x, top - Tick, x, top, 1, PlotCanvas.Ink);
            canvas.Line(x, bottom, x, bottom + Tick, 1, PlotCanvas.Ink);
            canvas.Write(Csv.Number(tenths / 10.0), x, top - Numbers, NumberSize, PlotCanvas.Ink, Alignment.LowerCenter);
            canvas.Write(Csv.Number((10 - tenths) / 10.0), x, bottom + Numbers, NumberSize, PlotCanvas.Ink, Alignment.UpperCenter);
        }

        Frame(canvas, layout.Left, top, layout.Right, bottom);
        canvas.Write("fraction of shape decisions", middle, top - 22, LabelSize, PlotCanvas.Ink, Alignment.LowerCenter);
        canvas.Write("fraction of texture decisions", middle, bottom + 22, LabelSize, PlotCanvas.Ink, Alignment.UpperCenter);

        foreach (var share in new[] { 0, 0.5, 1 })
        {
            canvas.Line(layout.BarEnd(share), bottom, layout.BarEnd(share), bottom + Tick, 1, PlotCanvas.Ink);
            canvas.Write(Csv.Number(share), layout.BarEnd(share), bottom + Numbers, NumberSize, PlotCanvas.Ink, Alignment.UpperCenter);
        }

        Frame(canvas, layout.BarsLeft, top, layout.BarsRight, bottom);
        var bars = (layout.BarsLeft + layout.BarsRight) / 2;
        canvas.Write("fraction correct", bars, top - 22, LabelSize, PlotCanvas.Ink, Alignment.LowerCenter);
        canvas.Write("(shape or texture)", bars, top - Numbers, NumberSize, PlotCanvas.Ink, Alignment.LowerCenter);
    }

    private static void Frame(PlotCanvas canvas, float left, float top, float right, float bottom)
    {
        canvas.Line(left, top, right, top, 1, PlotCanvas.Ink);
        canvas.Line(left, bottom, right, bottom, 1, PlotCanvas.Ink);
        canvas.Line(left, top, left, bottom, 1, PlotCanvas.Ink);
        canvas.Line(right, top, right, bottom, 1, PlotCanvas.Ink);
    }

    private static void DrawAverage(PlotCanvas canvas, ShapeBiasPanel panel, ShapeBiasLayout layout, int model)
    {
        var series = panel.Series[model];
        if (series.Bias.All.Bias is { } bias)
            canvas.Line(layout.X(bias), layout.Top, layout.X(bias), layout.Bottom, 1.5f, Colour(series.Mark).WithAlpha(0.7));
    }

    private static void DrawModel(PlotCanvas canvas, ShapeBiasPanel panel, ShapeBiasLayout layout, int model)
    {
        var series = panel.Series[model];
        for (var row = 0; row < panel.Rows.Count; row++)
        {
            if (panel[row, model] is not { } decisions) continue;
            var middle = layout.LaneMiddle(row, model);
            if (decisions.DecidedShare is { } share)
                canvas.Fill(layout.BarsLeft, middle - layout.BarHeight / 2, layout.BarEnd(share), middle + layout.BarHeight / 2, Colour(series.Mark));
            if (decisions.Bias is { } bias)
                canvas.Shape(ModelMark.Path(series.Mark, layout.X(bias), middle), Colour(series.Mark));
        }
    }

    private void DrawLegend(PlotCanvas canvas)
    {
        var y = _panels[0].Layout.Top + LegendLine / 2;
        foreach (var (model, mark) in _legend)
        {
            canvas.Shape(ModelMark.Path(mark, LegendLeft + LegendMark / 2 - 4, y), Colour(mark));
            canvas.Write(model, LegendLeft + LegendMark, y, LabelSize, PlotCanvas.Ink, Alignment.MiddleLeft);
            y += LegendLine;
        }

        var x = LegendLeft + LegendMark / 2 - 4;
        canvas.Line(x, y - 6, x, y + 6, 1.5f, PlotCanvas.Ink);
        canvas.Write(LineCaption, LegendLeft + LegendMark, y, LabelSize, PlotCanvas.Ink, Alignment.MiddleLeft);
    }

    private static Color Colour(int mark) => Color.FromHex(ModelMark.Colour(mark));
}

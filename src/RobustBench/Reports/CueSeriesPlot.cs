using RobustBench.Metrics;
using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>cue-series.png</c> and <c>.svg</c>: accuracy on original, grey, silhouette, edge and texture stimuli, a bar an observer
/// with its 95% interval, after figure 2 of Geirhos et al. 2019. A panel for each series.
/// </summary>
internal sealed class CueSeriesPlot : PlotSheet
{
    private const float Margin = 12, TitleSize = 15, LabelSize = 12, NumberSize = 10, TitleHeight = 34, HeadingHeight = 24;
    private const float Bar = 22, BarGap = 3, GroupGap = 26, FrameHeight = 220, AxisWidth = 52, Below = 26, PanelGap = 22, LegendGap = 22, LegendLine = 19, LegendMark = 20;

    private static readonly Color Rule = new(0xD5, 0xD5, 0xD0);
    private static readonly CueStage[] Stages = Enum.GetValues<CueStage>();

    private readonly string _title;
    private readonly IReadOnlyList<CueSeriesPanel> _panels;
    private readonly List<(string Name, int Mark)> _legend;
    private readonly float _frame;

    public CueSeriesPlot(string title, IReadOnlyList<CueSeriesPanel> panels)
    {
        (_title, _panels) = (title, panels);
        _legend = [.. panels.SelectMany(panel => panel.Observers).Select(observer => (observer.Name, observer.Mark)).Distinct().OrderBy(observer => observer.Mark)];
        _frame = panels.Max(panel => Stages.Length * (panel.Observers.Count * (Bar + BarGap) + GroupGap));
        var legend = _legend.Max(observer => PlotFont.Measure(observer.Name, LabelSize).Width) + LegendMark;
        Width = (int)MathF.Ceiling(Math.Max(Margin + AxisWidth + _frame + LegendGap + legend, Margin + PlotFont.Measure(title, TitleSize, bold: true).Width) + Margin);
        Height = (int)MathF.Ceiling(Math.Max(Top(panels.Count - 1) + FrameHeight + Below, Top(0) + _legend.Count * LegendLine) + Margin);
    }

    /// <summary>The upper edge of a panel's frame.</summary>
    private static float Top(int panel) => Margin + TitleHeight + HeadingHeight + panel * (FrameHeight + Below + PanelGap + HeadingHeight);

    protected override PlotCanvas Draw()
    {
        var canvas = new PlotCanvas(Width, Height);
        canvas.Write(_title, Margin, Margin, TitleSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        for (var panel = 0; panel < _panels.Count; panel++)
        {
            DrawAxes(canvas, _panels[panel], Top(panel));
            DrawBars(canvas, _panels[panel], Top(panel));
        }

        DrawLegend(canvas);
        return canvas;
    }

    private void DrawAxes(PlotCanvas canvas, CueSeriesPanel panel, float top)
    {
        var (left, bottom) = (Margin + AxisWidth, top + FrameHeight);
        canvas.Write(panel.Series, left, top - 6, LabelSize, PlotCanvas.Ink, Alignment.LowerLeft, bold: true);
        for (var percent = 0; percent <= 100; percent += 20)
        {
            var y = Y(percent / 100.0, top);
            canvas.Line(left, y, left + _frame, y, 1, percent == 0 ? PlotCanvas.Ink : Rule);
            canvas.Write(Csv.Number(percent), left - 6, y, NumberSize, PlotCanvas.Ink, Alignment.MiddleRight);
        }

        canvas.Write("accuracy (%)", Margin + 8, (top + bottom) / 2, LabelSize, PlotCanvas.Ink, Alignment.MiddleCenter, rotation: -90);
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var middle = left + GroupLeft(panel, stage) + panel.Observers.Count * (Bar + BarGap) / 2;
            canvas.Write(CueSeriesCsv.Name(Stages[stage]), middle, bottom + 6, LabelSize, PlotCanvas.Ink, Alignment.UpperCenter);
        }
    }

    private static void DrawBars(PlotCanvas canvas, CueSeriesPanel panel, float top)
    {
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            for (var observer = 0; observer < panel.Observers.Count; observer++)
            {
                var (_, mark, stages) = panel.Observers[observer];
                if (!stages.TryGetValue(Stages[stage], out var counts)) continue;
                var x = Margin + AxisWidth + GroupLeft(panel, stage) + observer * (Bar + BarGap);
                var (accuracy, interval) = ((double)counts.Correct / counts.Images, Wilson.Interval(counts.Correct, counts.Images));
                canvas.Fill(x, Y(accuracy, top), x + Bar, Y(0, top), Colour(mark));
                canvas.Line(x + Bar / 2, Y(interval.Low, top), x + Bar / 2, Y(interval.High, top), 1, PlotCanvas.Ink);
                canvas.Write(Whole(accuracy), x + Bar / 2, Y(interval.High, top) - 1, NumberSize, PlotCanvas.Ink, Alignment.LowerCenter);
            }
        }
    }

    /// <summary>Whole percent, which a bar has room for.</summary>
    private static string Whole(double accuracy) => Csv.Number((long)Math.Round(100 * accuracy));

    private void DrawLegend(PlotCanvas canvas)
    {
        var (x, y) = (Margin + AxisWidth + _frame + LegendGap, Top(0) + LegendLine / 2);
        foreach (var (name, mark) in _legend)
        {
            canvas.Fill(x, y - 6, x + 12, y + 6, Colour(mark));
            canvas.Write(name, x + LegendMark, y, LabelSize, PlotCanvas.Ink, Alignment.MiddleLeft);
            y += LegendLine;
        }
    }

    private static float GroupLeft(CueSeriesPanel panel, int stage) => GroupGap / 2 + stage * (panel.Observers.Count * (Bar + BarGap) + GroupGap);

    private static float Y(double accuracy, float top) => top + (float)(1 - accuracy) * (FrameHeight - 14) + 14;

    private static Color Colour(int mark) => Color.FromHex(ModelMark.Colour(mark));
}

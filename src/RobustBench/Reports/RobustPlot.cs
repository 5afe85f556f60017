using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>attacks.png</c> and <c>.svg</c>: robust accuracy over ε, a line a model. A panel for each attack, the panels of a data
/// set side by side below its name.
/// </summary>
internal sealed class RobustPlot : PlotSheet
{
    private const float Margin = 12;
    private const float TitleSize = 15;
    private const float LabelSize = 12;
    private const float NumberSize = 11;
    private const float TitleHeight = 30;
    private const float DatasetHeight = 22;
    private const float AttackLine = 16;
    private const float PanelGap = 26;
    private const float LegendLine = 19;
    private const float LegendMark = 30;

    private const float PanelWidth = RobustLayout.AxisWidth + RobustLayout.FrameWidth;
    private const int MostColumns = 3;

    private static readonly Color Rule = new(0xD5, 0xD5, 0xD0);

    private readonly string _title;
    private readonly List<(RobustPanel Panel, RobustLayout Layout, IReadOnlyList<string> Attack)> _panels;
    private readonly List<(string Dataset, float Top)> _datasets = [];
    private readonly IReadOnlyList<(string Model, int Mark)> _legend;
    private readonly float _legendLeft;

    /// <param name="title">The suite's name.</param>
    /// <param name="panels">The data sets and attacks; at least one.</param>
    public RobustPlot(string title, IReadOnlyList<RobustPanel> panels)
    {
        _title = title;
        _legend = [.. panels.SelectMany(panel => panel.Series).Select(series => (series.Model, series.Mark)).Distinct().OrderBy(model => model.Mark)];
        _panels = Place(panels);
        _legendLeft = _panels.Max(panel => panel.Layout.Right) + PanelGap;
        var ends = new[]
        {
            _legendLeft + LegendMark + _legend.Max(model => Label(model.Model)),
            Margin + Bold(title, TitleSize),
            Margin + panels.Max(panel => Bold(panel.Dataset, LabelSize)),
        };
        Width = (int)MathF.Ceiling(ends.Max() + Margin);
        Height = (int)MathF.Ceiling(
            Math.Max(_panels.Max(panel => panel.Layout.Bottom) + RobustLayout.AxisHeight, _panels[0].Layout.Top + _legend.Count * LegendLine) + Margin);
    }

    private static float Label(string text) => PlotFont.Measure(text, LabelSize).Width;

    private static float Bold(string text, float size) => PlotFont.Measure(text, size, bold: true).Width;

    private List<(RobustPanel Panel, RobustLayout Layout, IReadOnlyList<string> Attack)> Place(IReadOnlyList<RobustPanel> panels)
    {
        var (placed, top) = (new List<(RobustPanel, RobustLayout, IReadOnlyList<string>)>(), Margin + TitleHeight);
        foreach (var dataset in panels.GroupBy(panel => panel.Dataset))
        {
            _datasets.Add((dataset.Key, top));
            top += DatasetHeight;
            foreach (var row in dataset.Chunk(MostColumns))
            {
                var attacks = row.Select(panel => PlotFont.Lines(panel.Attack, LabelSize, PanelWidth)).ToList();
                top += attacks.Max(lines => lines.Count) * AttackLine;
                foreach (var (column, panel) in row.Index())
                    placed.Add((panel, new RobustLayout(panel, Margin + column * (PanelWidth + PanelGap) + RobustLayout.AxisWidth, top), attacks[column]));
                top += RobustLayout.FrameHeight + RobustLayout.AxisHeight + PanelGap;
            }
        }

        return placed;
    }

    protected override PlotCanvas Draw()
    {
        var canvas = new PlotCanvas(Width, Height);
        canvas.Write(_title, Margin, Margin, TitleSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        foreach (var (dataset, top) in _datasets) canvas.Write(dataset, Margin, top, LabelSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        foreach (var (panel, layout, attack) in _panels)
        {
            foreach (var (line, text) in attack.Index())
            {
                var y = layout.Top - (attack.Count - line) * AttackLine - 1;
                canvas.Write(text, layout.Left - RobustLayout.AxisWidth, y, LabelSize, PlotCanvas.Ink, Alignment.UpperLeft);
            }

            DrawAxes(canvas, panel, layout);
            foreach (var series in panel.Series) DrawModel(canvas, series, layout);
        }

        DrawLegend(canvas);
        return canvas;
    }

    private static void DrawAxes(PlotCanvas canvas, RobustPanel panel, RobustLayout layout)
    {
        const float Tick = 4, Numbers = 6;
        var text = new EpsilonText(panel.Epsilons);
        for (var percent = 0; percent <= 100; percent += 20)
        {
            var y = layout.Y(percent / 100.0);
            canvas.Line(layout.Left, y, layout.Right, y, 1, Rule);
            canvas.Write(Csv.Number(percent), layout.Left - Numbers, y, NumberSize, PlotCanvas.Ink, Alignment.MiddleRight);
        }

        foreach (var epsilon in panel.Epsilons) canvas.Line(layout.X(epsilon), layout.Bottom, layout.X(epsilon), layout.Bottom + Tick, 1, PlotCanvas.Ink);
        foreach (var epsilon in layout.Numbered(epsilon => PlotFont.Measure(text.Mark(epsilon), NumberSize).Width))
            canvas.Write(text.Mark(epsilon), layout.X(epsilon), layout.Bottom + Numbers, NumberSize, PlotCanvas.Ink, Alignment.UpperCenter);
        canvas.Line(layout.Left, layout.Top, layout.Left, layout.Bottom, 1, PlotCanvas.Ink);
        canvas.Line(layout.Left, layout.Bottom, layout.Right, layout.Bottom, 1, PlotCanvas.Ink);
        var (middle, height) = ((layout.Left + layout.Right) / 2, (layout.Top + layout.Bottom) / 2);
        canvas.Write(text.Caption, middle, layout.Bottom + 23, LabelSize, PlotCanvas.Ink, Alignment.UpperCenter);
        canvas.Write("robust accuracy (%)", layout.Left - RobustLayout.AxisWidth + 10, height, LabelSize, PlotCanvas.Ink, Alignment.MiddleCenter, rotation: -90);
    }

    private static void DrawModel(PlotCanvas canvas, RobustSeries series, RobustLayout layout)
    {
        var colour = Colour(series.Mark);
        foreach (var (from, to) in series.Curve.Points.Zip(series.Curve.Points.Skip(1)))
            canvas.Line(layout.X(from.Epsilon), layout.Y(from.Accuracy), layout.X(to.Epsilon), layout.Y(to.Accuracy), 1.5f, colour);
        foreach (var point in series.Curve.Points)
            canvas.Shape(ModelMark.Path(series.Mark, layout.X(point.Epsilon), layout.Y(point.Accuracy)), colour);
    }

    private void DrawLegend(PlotCanvas canvas)
    {
        var y = _panels[0].Layout.Top + LegendLine / 2;
        foreach (var (model, mark) in _legend)
        {
            canvas.Line(_legendLeft, y, _legendLeft + LegendMark - 6, y, 1.5f, Colour(mark));
            canvas.Shape(ModelMark.Path(mark, _legendLeft + LegendMark / 2 - 3, y), Colour(mark));
            canvas.Write(model, _legendLeft + LegendMark, y, LabelSize, PlotCanvas.Ink, Alignment.MiddleLeft);
            y += LegendLine;
        }
    }

    private static Color Colour(int mark) => Color.FromHex(ModelMark.Colour(mark));
}

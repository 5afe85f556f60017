using RobustBench.Metrics;
using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>replication.png</c> and <c>.svg</c>: accuracy on the replica over accuracy on the original, a mark a model with its 95%
/// intervals, the diagonal where nothing is lost, and the logit-linear fit; after figure 1 of Recht et al. 2019. A panel for each replica.
/// </summary>
internal sealed class ReplicationPlot : PlotSheet
{
    private const float Margin = 12, TitleSize = 15, LabelSize = 12, NumberSize = 10, TitleHeight = 34, HeadingHeight = 40;
    private const float Frame = 360, AxisWidth = 52, Below = 40, PanelGap = 24, LegendLine = 18, LegendMark = 18, LegendColumn = 200;
    private const int FitSteps = 60, MostNamed = 60;

    private static readonly Color Rule = new(0xD5, 0xD5, 0xD0), Faint = new(0x99, 0x99, 0x94);

    private readonly string _title;
    private readonly IReadOnlyList<Replication> _panels;
    private readonly List<(string Name, int Mark)> _legend;

    public ReplicationPlot(string title, IReadOnlyList<Replication> panels, IReadOnlyList<string> models)
    {
        (_title, _panels) = (title, panels);
        var shown = panels.SelectMany(panel => panel.Models).Select(model => model.Model).ToHashSet(StringComparer.Ordinal);
        _legend = [.. models.Index().Where(model => shown.Contains(model.Item)).Select(model => (model.Item, model.Index)).Take(MostNamed)];
        Width = (int)MathF.Ceiling(Math.Max(Left(panels.Count - 1) + Frame, Margin + PlotFont.Measure(title, TitleSize, bold: true).Width) + Margin);
        Height = (int)MathF.Ceiling(Top + Frame + Below + MathF.Ceiling((float)_legend.Count / Columns) * LegendLine + 2 * Margin);
    }

    private static float Top => Margin + TitleHeight + HeadingHeight;

    private int Columns => Math.Max(1, (int)((Width - 2 * Margin) / LegendColumn));

    private static float Left(int panel) => Margin + AxisWidth + panel * (Frame + AxisWidth + PanelGap);

    protected override PlotCanvas Draw()
    {
        var canvas = new PlotCanvas(Width, Height);
        canvas.Write(_title, Margin, Margin, TitleSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        for (var index = 0; index < _panels.Count; index++)
        {
            var panel = new Panel(_panels[index], Left(index));
            panel.DrawAxes(canvas);
            panel.DrawFit(canvas);
            foreach (var model in _panels[index].Models) panel.DrawModel(canvas, model, _legend.Find(known => known.Name == model.Model).Mark);
        }

        DrawLegend(canvas);
        return canvas;
    }

    private void DrawLegend(PlotCanvas canvas)
    {
        foreach (var (index, (name, mark)) in _legend.Index())
        {
            var (x, y) = (Margin + index % Columns * LegendColumn, Top + Frame + Below + Margin + index / Columns * LegendLine);
            canvas.Shape(ModelMark.Path(mark, x + 6, y), Color.FromHex(ModelMark.Colour(mark)));
            canvas.Write(name, x + LegendMark, y, NumberSize, PlotCanvas.Ink, Alignment.MiddleLeft);
        }
    }

    /// <summary>One replica; both axes have the same range, so that the diagonal is one.</summary>
    private sealed class Panel
    {
        private readonly Replication _replication;
        private readonly float _left;
        private readonly double _low, _high;

        public Panel(Replication replication, float left)
        {
            (_replication, _left) = (replication, left);
            var all = replication.Models.SelectMany(model => new[] { model.Original.Accuracy!.Value, model.Replica.Accuracy!.Value }).ToList();
            _low = Math.Max(0, Math.Floor(10 * (all.Min() - 0.01)) / 10);
            _high = Math.Min(1, Math.Ceiling(10 * (all.Max() + 0.01)) / 10);
        }

        public void DrawAxes(PlotCanvas canvas)
        {
            canvas.Write(_replication.Pair.Replica, _left, Top - 22, LabelSize, PlotCanvas.Ink, Alignment.LowerLeft, bold: true);
            canvas.Write(FitText(), _left, Top - 6, NumberSize, PlotCanvas.Ink, Alignment.LowerLeft);
            for (var tick = _low; tick < _high + 1e-9; tick += 0.1)
            {
                var (x, y) = Place(tick, tick);
                canvas.Line(_left, y, _left + Frame, y, 1, Rule);
                canvas.Line(x, Top, x, Top + Frame, 1, Rule);
                canvas.Write(Csv.Number((long)Math.Round(100 * tick)), _left - 6, y, NumberSize, PlotCanvas.Ink, Alignment.MiddleRight);
                canvas.Write(Csv.Number((long)Math.Round(100 * tick)), x, Top + Frame + 6, NumberSize, PlotCanvas.Ink, Alignment.UpperCenter);
            }

            canvas.Write($"accuracy on {_replication.Pair.Original} (%)", _left + Frame / 2, Top + Frame + 20, LabelSize, PlotCanvas.Ink, Alignment.UpperCenter);
            canvas.Write("accuracy on the replica (%)", _left - AxisWidth + 10, Top + Frame / 2, LabelSize, PlotCanvas.Ink, Alignment.MiddleCenter, rotation: -90);
            var (from, to) = (Place(_low, _low), Place(_high, _high));
            canvas.Line(from.X, from.Y, to.X, to.Y, 1.5f, Faint);
        }

        public void DrawFit(PlotCanvas canvas)
        {
            if (_replication.LogitLinear is not { } fit) return;
            var accuracies = _replication.Models.Select(model => model.Original.Accuracy!.Value).ToList();
            var (first, last) = (Math.Max(accuracies.Min(), 1e-4), Math.Min(accuracies.Max(), 1 - 1e-4));
            for (var step = 0; step < FitSteps; step++)
            {
                var (a, b) = (first + (last - first) * step / FitSteps, first + (last - first) * (step + 1) / FitSteps);
                var (from, to) = (Place(a, Logit.Proportion(fit.At(Logit.Of(a)))), Place(b, Logit.Proportion(fit.At(Logit.Of(b)))));
                canvas.Line(from.X, from.Y, to.X, to.Y, 1.5f, PlotCanvas.Ink);
            }
        }

        public void DrawModel(PlotCanvas canvas, ReplicatedModel model, int mark)
        {
            var (x, y) = Place(model.Original.Accuracy!.Value, model.Replica.Accuracy!.Value);
            var (left, right) = (Place(model.Original.AccuracyInterval!.Value.Low, _low).X, Place(model.Original.AccuracyInterval!.Value.High, _low).X);
            var (bottom, top) = (Place(_low, model.Replica.AccuracyInterval!.Value.Low).Y, Place(_low, model.Replica.AccuracyInterval!.Value.High).Y);
            canvas.Line(Math.Max(left, _left), y, Math.Min(right, _left + Frame), y, 1, Faint);
            canvas.Line(x, Math.Min(bottom, Top + Frame), x, Math.Max(top, Top), 1, Faint);
            canvas.Shape(ModelMark.Path(mark, x, y), Color.FromHex(ModelMark.Colour(mark)));
        }

        private string FitText() => _replication.LogitLinear is { } fit
            ? FormattableString.Invariant($"logit fit over {fit.Points} models: slope {fit.Slope:F2}, r² {fit.R2:F3}; grey: the diagonal")
            : "too few models for a fit; grey: the diagonal";

        private (float X, float Y) Place(double original, double replica) => (
            _left + (float)((original - _low) / (_high - _low)) * Frame,
            Top + Frame - (float)((replica - _low) / (_high - _low)) * Frame);
    }
}

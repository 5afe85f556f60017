using System.Globalization;
using RobustBench.Metrics;
using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>consistency.png</c> and <c>.svg</c>: error consistency between all observers of each data set, as Geirhos et al. 2020
/// plot it: those that are wrong alike next to each other, the mean over conditions in each cell, "–" where it is undefined.
/// </summary>
internal sealed class ConsistencyPlot : PlotSheet
{
    private const float Margin = 12, LabelSize = 12, NumberSize = 10, TitleSize = 15, NoteSize = 11, TitleHeight = 48;
    private const string Note = "error consistency κ, mean over conditions; 0 and below in the darkest colour; – undefined";

    private static readonly Color Undefined = new(0xEC, 0xEC, 0xEC);

    private readonly string _title;
    private readonly IReadOnlyList<ConsistencyPanel> _panels;

    public ConsistencyPlot(string title, IReadOnlyList<ConsistencyMatrix> matrices)
    {
        (_title, _panels) = (title, ConsistencyPanel.Arrange(matrices, Margin, Margin + TitleHeight, text => PlotFont.Measure(text, LabelSize).Width, Heading));
        var ends = _panels.Select(panel => Math.Max(panel.Right, panel.Left + Heading(panel.Matrix.Dataset)));
        Width = (int)MathF.Ceiling(ends.Append(Margin + PlotFont.Measure(Note, NoteSize).Width).Append(Margin + PlotFont.Measure(title, TitleSize, bold: true).Width).Max() + Margin);
        Height = (int)MathF.Ceiling(_panels.Max(panel => panel.Bottom) + Margin);
    }

    private static float Heading(string text) => PlotFont.Measure(text, LabelSize, bold: true).Width;

    protected override PlotCanvas Draw()
    {
        var canvas = new PlotCanvas(Width, Height);
        canvas.Write(_title, Margin, Margin, TitleSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        canvas.Write(Note, Margin, Margin + 22, NoteSize, PlotCanvas.Ink, Alignment.UpperLeft);
        foreach (var panel in _panels) Draw(canvas, panel);
        return canvas;
    }

    private static void Draw(PlotCanvas canvas, ConsistencyPanel panel)
    {
        const float Cell = ConsistencyPanel.Cell;
        var (matrix, left, top) = (panel.Matrix, panel.CellsLeft, panel.CellsTop);
        canvas.Write(matrix.Dataset, panel.Left, panel.Top, LabelSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        for (var row = 0; row < matrix.Observers.Count; row++)
        {
            var (y, name) = (top + row * Cell, matrix.Observers[row]);
            canvas.Write(name, left - ConsistencyPanel.Gap, y + Cell / 2, LabelSize, PlotCanvas.Ink, Alignment.MiddleRight);
            canvas.Write(name, left + (row + 0.5f) * Cell, top - ConsistencyPanel.Gap, LabelSize, PlotCanvas.Ink, Alignment.MiddleLeft, rotation: -ConsistencyPanel.Slant);
            for (var column = 0; column < matrix.Observers.Count; column++)
            {
                // With itself an observer agrees on everything, which says nothing.
                if (column == row) continue;
                var (x, kappa) = (left + column * Cell, matrix[row, column]);
                var colour = kappa is { } value ? HeatScale.Colour(Math.Clamp(value, 0, 1)) : Undefined;
                canvas.Fill(x, y, x + Cell - 1, y + Cell - 1, colour);
                canvas.Write(Text(kappa), x + Cell / 2, y + Cell / 2, NumberSize, HeatScale.InkOn(colour), Alignment.MiddleCenter);
            }
        }
    }

    /// <summary>Two digits behind a point: <c>.43</c>.</summary>
    private static string Text(double? kappa) => kappa is { } value
        ? value.ToString(".00;−.00;.00", CultureInfo.InvariantCulture) is var text && Math.Round(Math.Abs(value), 2) == 1 ? value.ToString("0.0;−0.0", CultureInfo.InvariantCulture) : text
        : "–";
}

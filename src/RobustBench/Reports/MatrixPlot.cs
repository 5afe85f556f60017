using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>matrix.png</c> and <c>.svg</c>: the matrix as a heat map with the percentage in each cell, after the grid of
/// Geirhos et al. 2018, in the colours of <see cref="HeatScale"/>.
/// </summary>
internal sealed class MatrixPlot : PlotSheet
{
    private const float LabelSize = 12;
    private const float NumberSize = 11;
    private const float TitleSize = 15;
    private const float BarWidth = 14;

    private static readonly Color Absent = new(0xEC, 0xEC, 0xEC);

    private readonly AccuracyMatrix _matrix;
    private readonly MatrixLayout _layout;

    public MatrixPlot(AccuracyMatrix matrix)
    {
        _matrix = matrix;
        _layout = new MatrixLayout(
            matrix,
            title: text => PlotFont.Measure(text, TitleSize, bold: true).Width,
            label: text => PlotFont.Measure(text, LabelSize).Width,
            heading: text => PlotFont.Measure(text, LabelSize, bold: true).Width);
        (Width, Height) = (_layout.Width, _layout.Height);
    }

    protected override PlotCanvas Draw()
    {
        var canvas = new PlotCanvas(Width, Height);
        canvas.Write(_matrix.Title, MatrixLayout.Margin, MatrixLayout.Margin, TitleSize, PlotCanvas.Ink, Alignment.UpperLeft, bold: true);
        DrawModels(canvas);
        for (var row = 0; row < _matrix.Rows.Count; row++)
            DrawRow(canvas, row);
        DrawBar(canvas);
        return canvas;
    }

    private void DrawModels(PlotCanvas canvas)
    {
        for (var column = 0; column < _matrix.Models.Count; column++)
        {
            var x = _layout.Left + (column + 0.5f) * MatrixLayout.CellWidth;
            var y = _layout.Top - MatrixLayout.Gap;
            if (_layout.SlantedModels)
                canvas.Write(_matrix.Models[column], x, y, LabelSize, PlotCanvas.Ink, Alignment.MiddleLeft, rotation: -MatrixLayout.SlantDegrees);
            else
                canvas.Write(_matrix.Models[column], x, y, LabelSize, PlotCanvas.Ink, Alignment.LowerCenter);
        }
    }

    private void DrawRow(PlotCanvas canvas, int index)
    {
        var row = _matrix.Rows[index];
        var top = _layout.RowTops[index];
        var middle = top + MatrixLayout.CellHeight / 2;
        if (index == 0 || _matrix.Rows[index - 1].Dataset != row.Dataset)
        {
            var heading = top - MatrixLayout.Gap;
            canvas.Write(row.Dataset, _layout.Left - MatrixLayout.Gap, heading, LabelSize, PlotCanvas.Ink, Alignment.LowerRight, bold: true);
        }

        canvas.Write(row.Condition, _layout.Left - MatrixLayout.Gap, middle, LabelSize, PlotCanvas.Ink, Alignment.MiddleRight);
        for (var column = 0; column < _matrix.Models.Count; column++)
        {
            var accuracy = _matrix[row, _matrix.Models[column]];
            var left = _layout.Left + column * MatrixLayout.CellWidth;
            var colour = accuracy is { } value ? HeatScale.Colour(value) : Absent;

            // One unit less each way leaves a thin white line between the cells.
            canvas.Fill(left, top, left + MatrixLayout.CellWidth - 1, top + MatrixLayout.CellHeight - 1, colour);
            canvas.Write(Percent.Text(accuracy, "–"), left + MatrixLayout.CellWidth / 2, middle, NumberSize, HeatScale.InkOn(colour), Alignment.MiddleCenter);
        }
    }

    private void DrawBar(PlotCanvas canvas)
    {
        // Each step reaches to the bottom under the next one: no seams, whatever draws the SVG.
        for (var y = 0; y < MatrixLayout.BarHeight; y++)
        {
            var colour = HeatScale.Colour(1 - y / (MatrixLayout.BarHeight - 1.0));
            canvas.Fill(_layout.BarLeft, _layout.Top + y, _layout.BarLeft + BarWidth, _layout.Top + MatrixLayout.BarHeight, colour);
        }

        for (var percent = 0; percent <= 100; percent += 20)
        {
            var y = _layout.Top + MatrixLayout.BarHeight * (1 - percent / 100f);
            canvas.Write(Csv.Number(percent), _layout.BarLeft + BarWidth + MatrixLayout.Gap, y, NumberSize, PlotCanvas.Ink, Alignment.MiddleLeft);
        }

        canvas.Write(
            "accuracy (%)", _layout.BarLeft + MatrixLayout.BarCaption, _layout.Top + MatrixLayout.BarHeight / 2,
            LabelSize, PlotCanvas.Ink, Alignment.MiddleCenter, rotation: -90);
    }
}

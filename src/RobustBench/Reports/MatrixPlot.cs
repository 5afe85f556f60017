using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// <c>matrix.png</c> and <c>.svg</c>: the matrix as a heat map with the percentage in each cell, after the grid of
/// Geirhos et al. 2018, in the colours of <see cref="HeatScale"/>.
/// </summary>
internal sealed class MatrixPlot
{
    /// <summary>Pixels of the PNG for each unit of the drawing, which the SVG keeps.</summary>
    public const int PngDensity = 2;

    private const float LabelSize = 12;
    private const float NumberSize = 11;
    private const float TitleSize = 15;
    private const float BarWidth = 14;

    private static readonly Color Ink = new(0x22, 0x22, 0x22);
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
    }

    /// <summary>The width of the drawing.</summary>
    public int Width => _layout.Width;

    /// <summary>The height of the drawing.</summary>
    public int Height => _layout.Height;

    public byte[] Png()
    {
        using var plot = Draw();
        plot.ScaleFactor = PngDensity;
        return plot.GetImage(Width * PngDensity, Height * PngDensity).GetImageBytes(ImageFormat.Png);
    }

    public byte[] Svg()
    {
        using var plot = Draw();
        return PlainSvg.From(plot.GetSvgXml(Width, Height));
    }

    // The plot's coordinates are the pixels of the drawing, y downwards; ScottPlot's own axes and margins are off.
    private Plot Draw()
    {
        var plot = new Plot();
        plot.Layout.Frameless();
        plot.HideAxesAndGrid();
        plot.Axes.SetLimits(0, Width, Height, 0);
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;

        Write(plot, _matrix.Title, MatrixLayout.Margin, MatrixLayout.Margin, TitleSize, Ink, Alignment.UpperLeft, bold: true);
        DrawModels(plot);
        for (var row = 0; row < _matrix.Rows.Count; row++)
            DrawRow(plot, row);
        DrawBar(plot);
        return plot;
    }

    private void DrawModels(Plot plot)
    {
        for (var column = 0; column < _matrix.Models.Count; column++)
        {
            var x = _layout.Left + (column + 0.5f) * MatrixLayout.CellWidth;
            var y = _layout.Top - MatrixLayout.Gap;
            if (_layout.SlantedModels)
                Write(plot, _matrix.Models[column], x, y, LabelSize, Ink, Alignment.MiddleLeft, rotation: -MatrixLayout.SlantDegrees);
            else
                Write(plot, _matrix.Models[column], x, y, LabelSize, Ink, Alignment.LowerCenter);
        }
    }

    private void DrawRow(Plot plot, int index)
    {
        var row = _matrix.Rows[index];
        var top = _layout.RowTops[index];
        var middle = top + MatrixLayout.CellHeight / 2;
        if (index == 0 || _matrix.Rows[index - 1].Dataset != row.Dataset)
        {
            var heading = top - MatrixLayout.Gap;
            Write(plot, row.Dataset, _layout.Left - MatrixLayout.Gap, heading, LabelSize, Ink, Alignment.LowerRight, bold: true);
        }

        Write(plot, row.Condition, _layout.Left - MatrixLayout.Gap, middle, LabelSize, Ink, Alignment.MiddleRight);
        for (var column = 0; column < _matrix.Models.Count; column++)
        {
            var accuracy = _matrix[row, _matrix.Models[column]];
            var left = _layout.Left + column * MatrixLayout.CellWidth;
            var colour = accuracy is { } value ? HeatScale.Colour(value) : Absent;

            // One unit less each way leaves a thin white line between the cells.
            Fill(plot, left, top, left + MatrixLayout.CellWidth - 1, top + MatrixLayout.CellHeight - 1, colour);
            Write(plot, Percent.Text(accuracy, "–"), left + MatrixLayout.CellWidth / 2, middle, NumberSize, HeatScale.InkOn(colour), Alignment.MiddleCenter);
        }
    }

    private void DrawBar(Plot plot)
    {
        // Each step reaches to the bottom under the next one: no seams, whatever draws the SVG.
        for (var y = 0; y < MatrixLayout.BarHeight; y++)
        {
            var colour = HeatScale.Colour(1 - y / (MatrixLayout.BarHeight - 1.0));
            Fill(plot, _layout.BarLeft, _layout.Top + y, _layout.BarLeft + BarWidth, _layout.Top + MatrixLayout.BarHeight, colour);
        }

        for (var percent = 0; percent <= 100; percent += 20)
        {
            var y = _layout.Top + MatrixLayout.BarHeight * (1 - percent / 100f);
            Write(plot, Csv.Number(percent), _layout.BarLeft + BarWidth + MatrixLayout.Gap, y, NumberSize, Ink, Alignment.MiddleLeft);
        }

        Write(
            plot, "accuracy (%)", _layout.BarLeft + MatrixLayout.BarCaption, _layout.Top + MatrixLayout.BarHeight / 2,
            LabelSize, Ink, Alignment.MiddleCenter, rotation: -90);
    }

    private static void Fill(Plot plot, float left, float top, float right, float bottom, Color colour)
    {
        var rectangle = plot.Add.Rectangle(left, right, top, bottom);
        rectangle.FillColor = colour;
        rectangle.LineWidth = 0;
    }

    private static void Write(
        Plot plot, string text, float x, float y, float size, Color colour, Alignment alignment, bool bold = false, float rotation = 0)
    {
        var lower = alignment is Alignment.MiddleLeft or Alignment.MiddleCenter or Alignment.MiddleRight ? PlotFont.Lowering(size) : 0;
        var (sine, cosine) = MathF.SinCos(rotation * MathF.PI / 180);
        var label = plot.Add.Text(text, x - lower * sine, y + lower * cosine);
        label.LabelFontName = PlotFont.Family;
        label.LabelFontSize = size;
        label.LabelFontColor = colour;
        label.LabelAlignment = alignment;
        label.LabelBold = bold;
        label.LabelRotation = rotation;
    }
}

using ScottPlot;
using SkiaSharp;

namespace RobustBench.Reports;

/// <summary>
/// A plot whose coordinates are the pixels of the drawing, y downwards; ScottPlot's own axes and margins are off. The same
/// drawing gives the same bytes.
/// </summary>
internal sealed class PlotCanvas : IDisposable
{
    /// <summary>Pixels of the PNG for each unit of the drawing, which the SVG keeps.</summary>
    public const int PngDensity = 2;

    /// <summary>The colour of texts and axes.</summary>
    public static readonly Color Ink = new(0x22, 0x22, 0x22);

    private readonly Plot _plot = new();
    private readonly int _width, _height;

    public PlotCanvas(int width, int height)
    {
        (_width, _height) = (width, height);
        _plot.Layout.Frameless();
        _plot.HideAxesAndGrid();
        _plot.Axes.SetLimits(0, width, height, 0);
        _plot.FigureBackground.Color = Colors.White;
        _plot.DataBackground.Color = Colors.White;
    }

    /// <summary>The drawing as a PNG file.</summary>
    public byte[] Png()
    {
        _plot.ScaleFactor = PngDensity;
        return _plot.GetImage(_width * PngDensity, _height * PngDensity).GetImageBytes(ImageFormat.Png);
    }

    /// <summary>The drawing as an SVG file.</summary>
    public byte[] Svg() => PlainSvg.From(_plot.GetSvgXml(_width, _height));

    /// <summary>A rectangle without an outline.</summary>
    public void Fill(float left, float top, float right, float bottom, Color colour)
    {
        var rectangle = _plot.Add.Rectangle(left, right, top, bottom);
        rectangle.FillColor = colour;
        rectangle.LineWidth = 0;
    }

    /// <summary>A straight line.</summary>
    public void Line(float fromX, float fromY, float toX, float toY, float width, Color colour)
    {
        var line = _plot.Add.Line(fromX, fromY, toX, toY);
        line.LineWidth = width;
        line.LineColor = colour;
    }

    /// <summary>A filled shape with a thin white edge, so that shapes on top of each other can be told apart.</summary>
    /// <param name="path">Its outline as SVG path data.</param>
    /// <param name="colour">What fills it.</param>
    public void Shape(string path, Color colour) => _plot.Add.Plottable(new PlotShape(path, colour));

    /// <summary>A line of text; it stands on or beside the point as the alignment says.</summary>
    public void Write(
        string text, float x, float y, float size, Color colour, Alignment alignment, bool bold = false, float rotation = 0)
    {
        var lower = alignment is Alignment.MiddleLeft or Alignment.MiddleCenter or Alignment.MiddleRight ? PlotFont.Lowering(size) : 0;
        var (sine, cosine) = MathF.SinCos(rotation * MathF.PI / 180);
        var label = _plot.Add.Text(text, x - lower * sine, y + lower * cosine);
        label.LabelFontName = PlotFont.Family;
        label.LabelFontSize = size;
        label.LabelFontColor = colour;
        label.LabelAlignment = alignment;
        label.LabelBold = bold;
        label.LabelRotation = rotation;
    }

    /// <inheritdoc/>
    public void Dispose() => _plot.Dispose();

    /// <summary>A filled outline, which ScottPlot has no plottable for.</summary>
    private sealed class PlotShape(string outline, Color colour) : IPlottable
    {
        private const float Edge = 0.8f;

        public bool IsVisible { get; set; } = true;

        public IAxes Axes { get; set; } = new Axes();

        public IEnumerable<LegendItem> LegendItems => [];

        public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

        // Coordinates of the plot are those of the canvas: see above.
        public void Render(RenderPack rp)
        {
            using var path = SKPath.ParseSvgPathData(outline);
            using var paint = new SKPaint { IsAntialias = true, Color = colour.ToSKColor(), Style = SKPaintStyle.Fill };
            rp.Canvas.DrawPath(path, paint);
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = Edge;
            paint.Color = SKColors.White;
            rp.Canvas.DrawPath(path, paint);
        }
    }
}

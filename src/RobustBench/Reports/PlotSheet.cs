namespace RobustBench.Reports;

/// <summary>A plot that stands as a PNG and as an SVG file: the same drawing.</summary>
internal abstract class PlotSheet
{
    /// <summary>The width of the drawing.</summary>
    public int Width { get; protected init; }

    /// <summary>The height of the drawing.</summary>
    public int Height { get; protected init; }

    /// <summary>The drawing as a PNG file.</summary>
    public byte[] Png()
    {
        using var canvas = Draw();
        return canvas.Png();
    }

    /// <summary>The drawing as an SVG file.</summary>
    public byte[] Svg()
    {
        using var canvas = Draw();
        return canvas.Svg();
    }

    /// <summary>Draws it; the caller owns the canvas.</summary>
    protected abstract PlotCanvas Draw();
}

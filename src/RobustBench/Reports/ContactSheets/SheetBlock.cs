using SkiaSharp;

namespace RobustBench.Reports.ContactSheets;

/// <summary>A piece of a contact sheet that takes its whole width; blocks stand below each other.</summary>
internal abstract class SheetBlock
{
    /// <summary>The width that it needs, in pixels.</summary>
    public abstract float Width { get; }

    /// <summary>The height that it needs, in pixels.</summary>
    public abstract float Height { get; }

    /// <summary>Draws it with its upper left corner at a place.</summary>
    public abstract void Draw(SKCanvas canvas, float left, float top);
}

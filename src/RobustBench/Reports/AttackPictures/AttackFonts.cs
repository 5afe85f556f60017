using RobustBench.Reports.ContactSheets;
using SkiaSharp;

namespace RobustBench.Reports.AttackPictures;

/// <summary>The texts of an attack's pictures: those of a contact sheet, decisions by whether they are right, and signs between the images.</summary>
internal sealed class AttackFonts : IDisposable
{
    /// <summary>Those of a contact sheet.</summary>
    public SheetFonts Sheet { get; } = new();

    /// <summary>A decision that is the label. Darker than <see cref="Wrong"/>, so that the two differ without colour too.</summary>
    public SheetFont Right { get; } = new(13, new SKColor(0x0B, 0x4F, 0x2C), bold: true);

    /// <summary>Another decision.</summary>
    public SheetFont Wrong { get; } = new(13, new SKColor(0xC4, 0x2B, 0x1C), bold: true);

    /// <summary>Plus and equals.</summary>
    public SheetFont Sign { get; } = new(26, new SKColor(0x22, 0x22, 0x22));

    /// <inheritdoc/>
    public void Dispose()
    {
        Sheet.Dispose();
        foreach (var font in new[] { Right, Wrong, Sign }) font.Dispose();
    }
}

using SkiaSharp;

namespace RobustBench.Reports.ContactSheets;

/// <summary>The texts of a contact sheet.</summary>
internal sealed class SheetFonts : IDisposable
{
    private static readonly SKColor Ink = new(0x22, 0x22, 0x22), Faint = new(0x66, 0x66, 0x66);

    public SheetFont Title { get; } = new(22, Ink, bold: true);

    public SheetFont Section { get; } = new(16, Ink, bold: true);

    public SheetFont Heading { get; } = new(13, Ink);

    public SheetFont Label { get; } = new(13, Ink, bold: true);

    public SheetFont Note { get; } = new(13, Faint);

    public void Dispose()
    {
        foreach (var font in new[] { Title, Section, Heading, Label, Note }) font.Dispose();
    }
}

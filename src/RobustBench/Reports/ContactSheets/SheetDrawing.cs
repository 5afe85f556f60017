using SkiaSharp;

namespace RobustBench.Reports.ContactSheets;

/// <summary>Draws a contact sheet as a PNG. Conditions that do not fit beside each other go on in a further band below.</summary>
internal static class SheetDrawing
{
    /// <summary>The most conditions beside each other.</summary>
    public const int Columns = 12;

    private const float Margin = 20;
    private const float SectionGap = 24;
    private const float TitleWidth = 900;
    private const long MostPixels = 200_000_000;

    /// <summary>The sheet's PNG; the same sheet gives the same bytes.</summary>
    /// <exception cref="InputException">The sheet would be too large for a picture.</exception>
    public static byte[] Png(ContactSheet sheet)
    {
        using var fonts = new SheetFonts();
        List<SheetBlock> blocks = [new SheetTitle(fonts.Title, sheet.Title, fonts.Note, sheet.Description, TitleWidth, above: 0)];
        foreach (var section in sheet.Sections)
        {
            blocks.Add(new SheetTitle(fonts.Section, section.Dataset, fonts.Note, section.Size, TitleWidth, SectionGap));
            blocks.AddRange(Bands(fonts, section.Conditions, section.Rows));
        }

        return Draw(blocks);
    }

    /// <summary>Bands of nearly equal length.</summary>
    private static IEnumerable<SheetBand> Bands(SheetFonts fonts, IReadOnlyList<string> conditions, IReadOnlyList<SheetRow> rows)
    {
        var bands = (conditions.Count + Columns - 1) / Columns;
        for (var band = 0; band < bands; band++)
        {
            var (first, end) = (conditions.Count * band / bands, conditions.Count * (band + 1) / bands);
            yield return new SheetBand(
                fonts, [.. conditions.Take(first..end)], [.. rows.Select(row => row with { Stimuli = [.. row.Stimuli.Take(first..end)] })]);
        }
    }

    /// <summary>Blocks below each other as a PNG; the same blocks give the same bytes.</summary>
    /// <exception cref="InputException">They would be too large for a picture.</exception>
    public static byte[] Draw(IReadOnlyList<SheetBlock> blocks)
    {
        var width = (int)Math.Ceiling(blocks.Max(block => block.Width) + 2 * Margin);
        var height = (int)Math.Ceiling(blocks.Sum(block => block.Height) + 2 * Margin);
        if ((long)width * height > MostPixels)
            throw new InputException($"the sheet would have {width} × {height} pixels: choose fewer --images");

        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        var top = Margin;
        foreach (var block in blocks)
        {
            block.Draw(surface.Canvas, Margin, top);
            top += block.Height;
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}

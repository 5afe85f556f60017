using RobustBench.Reports.ContactSheets;

namespace RobustBench.Reports.AttackPictures;

/// <summary>Draws the images of an attack as a PNG.</summary>
internal static class AttackSheetDrawing
{
    /// <summary>The sheet's PNG; the same sheet gives the same bytes.</summary>
    /// <exception cref="InputException">The sheet would be too large for a picture.</exception>
    public static byte[] Png(AttackSheet sheet)
    {
        using var fonts = new AttackFonts();
        var rows = sheet.Rows.Select(row => new AttackBlock(fonts, row)).ToList();
        return SheetDrawing.Draw([
            new SheetTitle(fonts.Sheet.Section, sheet.Title, fonts.Sheet.Note, sheet.Subtitle, rows.Max(row => row.Width), above: 0), .. rows]);
    }
}

using RobustBench.Drawing;
using SkiaSharp;

namespace RobustBench.Reports.ContactSheets;

/// <summary>The images of one data set under some of the conditions: headings above, image keys and labels at the left.</summary>
internal sealed class SheetBand : SheetBlock
{
    /// <summary>The width of the column of image keys.</summary>
    public const float LabelWidth = 150;

    private const float Gap = 8;
    private const float NarrowestColumn = 104;
    private const float Above = 12;

    private readonly SheetFonts _fonts;
    private readonly IReadOnlyList<IReadOnlyList<string>> _headings;
    private readonly IReadOnlyList<(IReadOnlyList<string> Key, IReadOnlyList<string> Label, IReadOnlyList<RgbImage> Stimuli, float Height)> _rows;
    private readonly float _column, _headingHeight;

    /// <param name="fonts">The texts.</param>
    /// <param name="conditions">The keys of the band's conditions.</param>
    /// <param name="rows">The images, with a stimulus for each of <paramref name="conditions"/>.</param>
    public SheetBand(SheetFonts fonts, IReadOnlyList<string> conditions, IReadOnlyList<SheetRow> rows)
    {
        _fonts = fonts;
        _column = rows.SelectMany(row => row.Stimuli).Select(image => (float)image.Width).Append(NarrowestColumn).Max();
        _headings = [.. conditions.Select(key => fonts.Heading.Wrap(key, _column))];
        _headingHeight = _headings.Max(lines => lines.Count) * fonts.Heading.LineHeight + Gap;
        _rows = [.. rows.Select(row =>
        {
            var (key, label) = (fonts.Note.Wrap(row.Image, LabelWidth - Gap), fonts.Label.Wrap(row.Label, LabelWidth - Gap));
            var texts = key.Count * fonts.Note.LineHeight + label.Count * fonts.Label.LineHeight;
            return (key, label, row.Stimuli, Math.Max(texts, row.Stimuli.Max(image => image.Height)) + Gap);
        })];
    }

    public override float Width => LabelWidth + _headings.Count * (_column + Gap) - Gap;

    public override float Height => Above + _headingHeight + _rows.Sum(row => row.Height);

    public override void Draw(SKCanvas canvas, float left, float top)
    {
        top += Above;
        for (var column = 0; column < _headings.Count; column++)
        {
            // On the stimuli, so that a short heading is not far from its column.
            var above = top + _headingHeight - Gap - _headings[column].Count * _fonts.Heading.LineHeight;
            _fonts.Heading.Draw(canvas, _headings[column], Left(left, column), above, SKTextAlign.Left);
        }

        top += _headingHeight;
        foreach (var (key, label, stimuli, height) in _rows)
        {
            _fonts.Label.Draw(canvas, label, left, top, SKTextAlign.Left);
            _fonts.Note.Draw(canvas, key, left, top + label.Count * _fonts.Label.LineHeight, SKTextAlign.Left);
            for (var column = 0; column < stimuli.Count; column++) stimuli[column].Draw(canvas, Left(left, column), top);
            top += height;
        }
    }

    private float Left(float left, int column) => left + LabelWidth + column * (_column + Gap);
}

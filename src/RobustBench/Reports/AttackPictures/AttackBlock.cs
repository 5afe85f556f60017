using System.Globalization;
using RobustBench.Drawing;
using RobustBench.Reports.ContactSheets;
using SkiaSharp;

namespace RobustBench.Reports.AttackPictures;

/// <summary>One image of an attack: the original + the magnified change = the adversarial image, with what the model says of the two.</summary>
/// <remarks>The form of Goodfellow et al. 2015, figure 1.</remarks>
internal sealed class AttackBlock : SheetBlock
{
    private const int Enlarged = 192, LongestShown = 320;
    private const float LabelWidth = 170, SignWidth = 40, Gap = 6, Above = 18;
    private const float RingWidth = 2, RingEdge = 4.5f, RingRoom = 5;

    private readonly AttackSheetRow _row;
    private readonly AttackFonts _fonts;
    private readonly IReadOnlyList<(RgbImage Picture, IReadOnlyList<string> Caption, SheetFont Font, bool Circled)> _columns;
    private readonly IReadOnlyList<(IReadOnlyList<string> Lines, SheetFont Font)> _texts;
    private readonly IReadOnlyList<string> _note;
    private readonly float _scale, _captions;

    public AttackBlock(AttackFonts fonts, AttackSheetRow row)
    {
        (_fonts, _row) = (fonts, row);
        var change = new ChangePicture(row.Original, row.Adversarial, row.Height, row.Width);
        (_columns, var pictureWidth) = Columns(change);
        _scale = (float)_columns[0].Picture.Width / row.Width;
        _captions = _columns.Max(column => column.Caption.Count * column.Font.LineHeight);
        _texts =
        [
            (fonts.Sheet.Label.Wrap($"is: {row.Label}", LabelWidth - Gap), fonts.Sheet.Label),
            (row.Target is null ? [] : fonts.Sheet.Label.Wrap($"target: {row.Target}", LabelWidth - Gap), fonts.Sheet.Label),
            (fonts.Sheet.Note.Wrap(row.Image, LabelWidth - Gap), fonts.Sheet.Note),
        ];
        Width = LabelWidth + 3 * pictureWidth + 2 * SignWidth;
        _note = fonts.Sheet.Note.Wrap(row.Note, Width - LabelWidth);
    }

    /// <inheritdoc/>
    public override float Width { get; }

    /// <inheritdoc/>
    public override float Height => Above + Math.Max(_texts.Sum(text => text.Lines.Count * text.Font.LineHeight), PictureHeight + Gap + _captions)
        + _note.Count * _fonts.Sheet.Note.LineHeight;

    private float PictureHeight => _columns[0].Picture.Height;

    private float PictureWidth => (Width - LabelWidth - 2 * SignWidth) / 3;

    /// <inheritdoc/>
    public override void Draw(SKCanvas canvas, float left, float top)
    {
        top += Above;
        var text = top;
        foreach (var (lines, font) in _texts)
        {
            font.Draw(canvas, lines, left, text, SKTextAlign.Left);
            text += lines.Count * font.LineHeight;
        }

        var at = left + LabelWidth;
        foreach (var (column, index) in _columns.Select((column, index) => (column, index)))
        {
            column.Picture.Draw(canvas, at, top);
            if (column.Circled) DrawRings(canvas, MathF.Round(at), MathF.Round(top));
            column.Font.Draw(canvas, column.Caption, at, top + PictureHeight + Gap, SKTextAlign.Left);
            if (index < 2)
                _fonts.Sign.Draw(canvas, [index == 0 ? "+" : "="], at + PictureWidth + SignWidth / 2, top + (PictureHeight - _fonts.Sign.LineHeight) / 2, SKTextAlign.Center);
            at += PictureWidth + SignWidth;
        }

        _fonts.Sheet.Note.Draw(canvas, _note, left + LabelWidth, top + PictureHeight + Gap + _captions, SKTextAlign.Left);
    }

    private (IReadOnlyList<(RgbImage, IReadOnlyList<string>, SheetFont, bool)> Columns, float Width) Columns(ChangePicture change)
    {
        var pictures = new[] { RgbImage.OfPlanes(_row.Original, _row.Height, _row.Width), change.Picture, RgbImage.OfPlanes(_row.Adversarial, _row.Height, _row.Width) }
            .Select(Shown).ToList();
        // No narrower than what a caption of some words needs.
        var width = Math.Max(pictures[0].Width, Enlarged);
        return ([
            (pictures[0], _fonts.Sheet.Label.Wrap(Text(_row.Before), width), FontOf(_row.Before), false),
            (pictures[1], _fonts.Sheet.Heading.Wrap(change.Caption, width), _fonts.Sheet.Heading, true),
            (pictures[2], _fonts.Sheet.Label.Wrap(Text(_row.After), width), FontOf(_row.After), true),
        ], width);
    }

    /// <summary>Small images with each pixel as a square of a whole number of pixels, large ones averaged down.</summary>
    private static RgbImage Shown(RgbImage image)
    {
        var side = Math.Max(image.Height, image.Width);
        return image.Enlarge(Math.Max(1, (Enlarged + side - 1) / side)).Shrink(LongestShown);
    }

    private SheetFont FontOf(AttackDecision decision) => decision.Answer == _row.Label ? _fonts.Right : _fonts.Wrong;

    private static string Text(AttackDecision decision) =>
        string.Create(CultureInfo.InvariantCulture, $"{decision.Answer} {100 * decision.Confidence:F1}%");

    private void DrawRings(SKCanvas canvas, float left, float top)
    {
        using var ring = new SKPaint { Style = SKPaintStyle.Stroke, IsAntialias = true };
        foreach (var (x, y, radius) in ChangedSpots.Of(_row))
        {
            foreach (var (colour, width) in new[] { (SKColors.Black, RingEdge), (SKColors.White, RingWidth) })
            {
                (ring.Color, ring.StrokeWidth) = (colour, width);
                canvas.DrawCircle(left + x * _scale, top + y * _scale, radius * _scale + RingRoom, ring);
            }
        }
    }
}

using SkiaSharp;

namespace RobustBench.Reports.ContactSheets;

/// <summary>A heading with a line of smaller text below it.</summary>
internal sealed class SheetTitle : SheetBlock
{
    private readonly (SheetFont Font, IReadOnlyList<string> Lines) _title, _note;
    private readonly float _above;

    public SheetTitle(SheetFont font, string title, SheetFont noteFont, string note, float width, float above)
    {
        (_title, _note, _above) = ((font, font.Wrap(title, width)), (noteFont, noteFont.Wrap(note, width)), above);
        Width = width;
    }

    public override float Width { get; }

    public override float Height => _above + TitleHeight + _note.Lines.Count * _note.Font.LineHeight;

    private float TitleHeight => _title.Lines.Count * _title.Font.LineHeight;

    public override void Draw(SKCanvas canvas, float left, float top)
    {
        _title.Font.Draw(canvas, _title.Lines, left, top + _above, SKTextAlign.Left);
        _note.Font.Draw(canvas, _note.Lines, left, top + _above + TitleHeight, SKTextAlign.Left);
    }
}

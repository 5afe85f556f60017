using System.Buffers;
using SkiaSharp;

namespace RobustBench.Reports.ContactSheets;

/// <summary>One size and weight of text on a contact sheet.</summary>
internal sealed class SheetFont : IDisposable
{
    private const float LineSpacing = 1.3f;

    private static readonly SearchValues<char> BreakBest = SearchValues.Create(" (,;/"), BreakAfter = SearchValues.Create("_-=.");

    private readonly SKTypeface _face;
    private readonly SKFont _font;
    private readonly SKPaint _ink;

    public SheetFont(float size, SKColor colour, bool bold = false)
    {
        _face = SKTypeface.FromFamilyName(PlotFont.Family, bold ? SKFontStyle.Bold : SKFontStyle.Normal);
        _font = new SKFont(_face, size) { Edging = SKFontEdging.Antialias, Subpixel = true };
        _ink = new SKPaint { Color = colour, IsAntialias = true };
    }

    /// <summary>From one line to the next.</summary>
    public float LineHeight => _font.Size * LineSpacing;

    /// <summary>The width of a line.</summary>
    public float Measure(string text) => _font.MeasureText(text);

    /// <summary>Lines no wider than <paramref name="width"/>, broken where the parts of a key or path begin, else after other punctuation, else anywhere.</summary>
    public IReadOnlyList<string> Wrap(string text, float width)
    {
        var lines = new List<string>();
        for (var rest = text.ReplaceLineEndings(" ").Trim(); rest.Length > 0;)
        {
            var length = LineLength(rest, width);
            lines.Add(rest[..length].TrimEnd());
            rest = rest[length..].TrimStart();
        }

        return lines;
    }

    /// <summary>Draws lines below each other, the first one's upper edge at <paramref name="top"/>.</summary>
    public void Draw(SKCanvas canvas, IEnumerable<string> lines, float x, float top, SKTextAlign align)
    {
        var baseline = top + _font.Size;
        foreach (var line in lines)
        {
            canvas.DrawText(line, x, baseline, align, _font, _ink);
            baseline += LineHeight;
        }
    }

    public void Dispose()
    {
        _ink.Dispose();
        _font.Dispose();
        _face.Dispose();
    }

    private int LineLength(string text, float width)
    {
        var fits = 1;
        while (fits < text.Length && Measure(text[..(fits + 1)]) <= width) fits++;
        if (fits == text.Length) return fits;
        var line = text.AsSpan(0, fits);
        if (line.LastIndexOfAny(BreakBest) is >= 0 and var best) return best + 1;
        if (line.LastIndexOfAny(BreakAfter) is >= 0 and var good) return good + 1;
        return char.IsLowSurrogate(text[fits]) && fits > 1 ? fits - 1 : fits;
    }
}

using System.Buffers;
using ScottPlot;
using SkiaSharp;

namespace RobustBench.Reports;

/// <summary>The typeface of every plot.</summary>
internal static class PlotFont
{
    // The height of figures and capitals in the faces below, as a share of the size.
    private const float FigureHeight = 0.73f;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("(,;_- ");

    // The first that is installed, so that the plots of one machine stay the same.
    private static readonly string[] Preferred =
        ["DejaVu Sans", "Liberation Sans", "Arial", "Helvetica", "Noto Sans", "Open Sans", "Segoe UI"];

    /// <summary>The family; ScottPlot's own choice where none of ours is installed. Without any font plots have no text.</summary>
    public static string Family { get; } =
        Preferred.FirstOrDefault(SKFontManager.Default.FontFamilies.ToHashSet(StringComparer.OrdinalIgnoreCase).Contains)
        ?? Fonts.Default;

    /// <summary>Whether texts can be seen: a bare system has no font at all.</summary>
    public static bool Exists => Measure("0", 12).Width > 0;

    /// <summary>The size of a text.</summary>
    public static MeasuredText Measure(string text, float size, bool bold = false)
    {
        using var paint = Paint.NewDisposablePaint();
        return new LabelStyle { Text = text, FontName = Family, FontSize = size, Bold = bold }.Measure(paint);
    }

    /// <summary>A text in lines of at most a width, broken after punctuation where there is some, else anywhere.</summary>
    public static IReadOnlyList<string> Lines(string text, float size, float width)
    {
        var lines = new List<string>();
        while (Measure(text, size).Width > width && text.Length > 1)
        {
            var fits = Enumerable.Range(1, text.Length - 1).Last(length => length == 1 || Measure(text[..length], size).Width <= width);
            var end = text.AsSpan(0, fits).LastIndexOfAny(Breaks) + 1;
            var cut = end > 0 ? end : fits;
            lines.Add(text[..cut]);
            text = text[cut..];
        }

        return [.. lines, text];
    }

    /// <summary>How far to lower a text so that its figures and capitals stand in the middle: ScottPlot sets it too high.</summary>
    public static float Lowering(float size)
    {
        var line = Measure("0", size);
        return FigureHeight * size / 2 - (line.Height / 2 - line.Bottom);
    }
}

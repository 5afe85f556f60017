using System.Globalization;

namespace RobustBench;

/// <summary>Keeps messages that quote names of files, which may hold anything, on one line.</summary>
internal static class OneLine
{
    /// <summary>The text with every control character and line separator written as an escape: <c>\n</c>, <c>\u001B</c>.</summary>
    public static string Of(string text) => text.Any(Breaks) ? string.Concat(text.Select(Escape)) : text;

    private static bool Breaks(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';

    private static string Escape(char letter) => letter switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when Breaks(letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
        _ => letter.ToString(),
    };
}

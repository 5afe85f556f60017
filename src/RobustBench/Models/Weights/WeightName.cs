namespace RobustBench.Models.Weights;

/// <summary>Names that come from a file, as messages show them.</summary>
internal static class WeightName
{
    private const int Longest = 200;

    /// <summary>A name as part of one line of a message, whatever is in it.</summary>
    public static string Printable(string name)
    {
        var shown = name.Length > Longest ? name.AsSpan(0, Longest) : name;
        var line = string.Concat(shown.ToArray().Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c));
        return name.Length > Longest ? line + "…" : line;
    }
}

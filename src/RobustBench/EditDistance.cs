namespace RobustBench;

/// <summary>How far two names are from each other, to tell a slip of the finger from another name.</summary>
internal static class EditDistance
{
    /// <summary>The longest name that is measured: a longer one is no slip, and the work grows with the square.</summary>
    public const int LongestName = 100;

    /// <summary>
    /// Levenshtein's distance: the fewest insertions, deletions and replacements of a character, whatever its case;
    /// <see cref="int.MaxValue"/> where <paramref name="from"/> is longer than <see cref="LongestName"/>.
    /// </summary>
    public static int Between(string from, string to)
    {
        if (from.Length > LongestName) return int.MaxValue;
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        var current = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replacement = previous[j - 1] + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, replacement);
            }

            (previous, current) = (current, previous);
        }

        return previous[^1];
    }
}

namespace RobustBench.Suites;

/// <summary>Finds the known name that a mistyped one most likely means.</summary>
internal static class Nearest
{
    /// <summary>Names that the suite format has and this version does not serve.</summary>
    private static readonly HashSet<string> Unserved =
    [
        "fgsm", "pgd", "one-pixel", "spatial", "stylised",
        "cue-conflict", "cue16", "model-vs-human", "imagenet-c", "cifar-c",
    ];

    /// <summary><c>: did you mean `x`?</c>, or the known names where none is near.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (Unserved.Contains(name)) return $": this version does not have it; it has {string.Join(", ", names)}";
        if (names.Count == 0) return ": there are none here";
        var best = names.MinBy(candidate => Distance(name, candidate))!;
        return Distance(name, best) <= Math.Max(2, name.Length / 3)
            ? $": did you mean `{best}`?"
            : $": known are {string.Join(", ", names.Take(40))}";
    }

    /// <summary>Levenshtein's distance: the fewest insertions, deletions and replacements of a character.</summary>
    private static int Distance(string from, string to)
    {
        // A name of this length is no slip of the finger, and the table below is quadratic.
        if (from.Length > 100) return int.MaxValue;
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replacement = previous[j - 1] + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, replacement);
            }

            previous = current;
        }

        return previous[^1];
    }
}

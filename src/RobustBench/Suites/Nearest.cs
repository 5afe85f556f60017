namespace RobustBench.Suites;

/// <summary>Finds the known name that a mistyped one most likely means.</summary>
internal static class Nearest
{
    /// <summary>More names than these are not listed in a message.</summary>
    private const int MostListed = 40;

    /// <summary><c>: did you mean `x`?</c>, or the known names where none is near.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (names.Count == 0) return ": there are none here";
        var best = names.MinBy(candidate => EditDistance.Between(name, candidate))!;
        return EditDistance.Between(name, best) <= Math.Max(2, name.Length / 3)
            ? $": did you mean `{best}`?"
            : names.Count <= MostListed ? $": known are {string.Join(", ", names)}" : $": there are {names.Count}, which `robustbench list` names";
    }
}

using RobustBench.Suites;

namespace RobustBench.Comparing.Gates;

/// <summary>Where a comparison's gate comes from.</summary>
internal static class GateSource
{
    /// <summary>That of a file.</summary>
    /// <exception cref="InputException">The file can't be read, is wrong, or has no limits.</exception>
    public static IReadOnlyList<GateLimit> OfFile(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the gate can't be read: {error.Message}", error);
        }

        return GateReader.Parse(path, text, Environment.GetEnvironmentVariable) is { Count: > 0 } limits
            ? limits
            : throw new InputException($"{path}: has no `gate`; write a list of limits such as - {{ max_drop: 0.01, conditions: \"*\" }}");
    }

    /// <summary>That of the suites which ran, as run.json keeps them; none where they have none.</summary>
    /// <exception cref="InputException">The two have gates, and these differ.</exception>
    public static IReadOnlyList<GateLimit> OfSuites(ComparedSide baseline, ComparedSide candidate)
    {
        var (old, now) = (OfSuite(baseline), OfSuite(candidate));
        if (old.Count > 0 && now.Count > 0 && !old.Select(limit => limit.ToString()).SequenceEqual(now.Select(limit => limit.ToString())))
            throw new InputException($"the suites of {baseline.Folder} and {candidate.Folder} have different gates: say with --gate which holds");
        return now.Count > 0 ? now : old;
    }

    // What the suite names elsewhere (data, weights) need not be here, so that variables of those paths may be unset.
    private static IReadOnlyList<GateLimit> OfSuite(ComparedSide side) => side.Run["suite"]["text"].Text is { Length: > 0 } text
        ? GateReader.Parse($"{Path.Combine(side.Folder, "run.json")} (suite)", text, name => Environment.GetEnvironmentVariable(name) ?? "")
        : [];
}

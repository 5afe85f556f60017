namespace RobustBench.Comparing;

/// <summary>Which models are compared with each other.</summary>
internal static class ComparedModels
{
    /// <summary>
    /// The pairs, in the baseline's order: the two that are named; where one side names none, its model of the same name, or the
    /// only one that it has; where neither names one, all that both have, or the only one of each.
    /// </summary>
    /// <exception cref="InputException">No two belong together.</exception>
    public static IReadOnlyList<(string Baseline, string Candidate)> Of(ComparedSide baseline, ComparedSide candidate)
    {
        if (baseline.Model is null && candidate.Model is null && baseline.Models.Intersect(candidate.Models).ToList() is { Count: > 0 } common)
            return [.. common.Select(model => (model, model))];
        return [(One(baseline, candidate), One(candidate, baseline))];
    }

    private static string One(ComparedSide side, ComparedSide other)
    {
        if (side.Model is { } named) return named;
        if (other.Model is { } same && side.Models.Contains(same)) return same;
        return side.Models is [var only]
            ? only
            : throw new InputException($"{side.Folder}: which of its models is compared with {other.Name}? Write {side.Folder}:MODEL with one of {string.Join(", ", side.Models)}");
    }
}

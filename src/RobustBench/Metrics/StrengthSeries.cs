namespace RobustBench.Metrics;

/// <summary>Conditions of one family on one data set that differ in one numeric parameter alone.</summary>
public sealed record StrengthSeries
{
    /// <summary>The data set's key.</summary>
    public required string Dataset { get; init; }

    /// <summary>The family; empty where the conditions are bare numbers.</summary>
    public required string Family { get; init; }

    /// <summary>The parameter that varies.</summary>
    public required string Parameter { get; init; }

    /// <summary>The parameters that stay, as keys write them: <c>contrast=1</c>; empty where there are none.</summary>
    public required string Others { get; init; }

    /// <summary>The conditions by strength.</summary>
    public required IReadOnlyList<StrengthPoint> Points { get; init; }

    /// <summary>The series of at least two strengths among these conditions, in the order of their first conditions.</summary>
    public static IReadOnlyList<StrengthSeries> Find(IEnumerable<(string Dataset, string Condition)> conditions) =>
    [
        .. conditions
            .SelectMany(condition => Candidates(condition.Dataset, condition.Condition))
            .GroupBy(candidate => candidate.Series, candidate => candidate.Point)
            .Where(points => points.DistinctBy(point => point.Strength).Skip(1).Any())
            .Select(points => new StrengthSeries
            {
                Dataset = points.Key.Dataset,
                Family = points.Key.Family,
                Parameter = points.Key.Parameter,
                Others = points.Key.Others,
                Points = [.. points.OrderBy(point => point.Strength)],
            }),
    ];

    /// <summary>Each numeric parameter of a condition may be the one that varies; its position tells two of one name in a chain apart.</summary>
    private static IEnumerable<((string Dataset, string Family, string Parameter, int Position, string Others) Series, StrengthPoint Point)> Candidates(
        string dataset, string condition)
    {
        var key = ConditionKey.Parse(condition);
        for (var varying = 0; varying < key.Parameters.Count; varying++)
        {
            var (name, value) = key.Parameters[varying];
            if (ConditionKey.Number(value) is not { } strength) continue;
            var others = key.Parameters.Where((_, position) => position != varying).Select(other => $"{other.Name}={other.Value}");
            yield return ((dataset, key.Family, name, varying, string.Join(", ", others)), new StrengthPoint(strength, value, condition));
        }
    }
}

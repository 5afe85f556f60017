namespace RobustBench.Plans;

/// <summary>What the plan needs to know of a data set.</summary>
/// <param name="Images">The images that are used, limits applied.</param>
/// <param name="MostInPart">The most images whose pictures may be in memory together; a part has no more.</param>
internal sealed record DatasetSize(int Images, int MostInPart = int.MaxValue)
{
    /// <summary>The conditions of the images themselves; empty where they are plain images.</summary>
    public IReadOnlyList<OwnCondition> OwnConditions { get; init; } = [];
}

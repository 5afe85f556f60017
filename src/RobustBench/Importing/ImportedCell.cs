using RobustBench.Trials;

namespace RobustBench.Importing;

/// <summary>What is imported of one observer on one data set under one condition.</summary>
/// <param name="Observer">Who decided.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's key.</param>
/// <param name="Place">Where its first line stands, for messages.</param>
internal sealed record ImportedCell(string Observer, string Dataset, string Condition, string Place)
{
    /// <summary>The names of the further columns.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The trials.</summary>
    public IReadOnlyList<Trial> Trials { get; init; } = [];

    /// <summary>Where the trials were not published, what is known of them.</summary>
    public TrialCounts? Counts { get; init; }
}

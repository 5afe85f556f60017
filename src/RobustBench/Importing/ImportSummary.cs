namespace RobustBench.Importing;

/// <summary>What an import brought.</summary>
/// <param name="Trials">The trials; those of a pool count again.</param>
/// <param name="Observers">The observers.</param>
/// <param name="Datasets">The data sets.</param>
public sealed record ImportSummary(long Trials, IReadOnlyList<string> Observers, IReadOnlyList<string> Datasets);

namespace RobustBench.Metrics;

/// <summary>What corruption errors are made of.</summary>
/// <param name="Corrupted">The data set whose conditions are corruptions and severities.</param>
/// <param name="Clean">The data set of the images before; null: no relative errors.</param>
/// <param name="Normaliser">A model, or the name of a published normaliser (<see cref="PublishedErrors"/>).</param>
public sealed record CorruptionPlan(string Corrupted, string? Clean, string Normaliser);

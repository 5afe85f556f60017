namespace RobustBench.Suites;

/// <summary>What the mean corruption error of a suite's models is made of.</summary>
/// <param name="Corrupted">The corrupted data set's key.</param>
/// <param name="Clean">The key of the images before; null: no relative errors.</param>
/// <param name="Normaliser">A model's key, or the name of a published normaliser.</param>
internal sealed record CorruptionErrorEntry(string Corrupted, string? Clean, string Normaliser);

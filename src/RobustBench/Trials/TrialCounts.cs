namespace RobustBench.Trials;

/// <summary>A published accuracy without its trials.</summary>
/// <param name="Images">The images.</param>
/// <param name="Correct">Those decided rightly.</param>
public readonly record struct TrialCounts(int Images, int Correct);

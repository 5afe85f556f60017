namespace RobustBench.Stylisation;

/// <summary>What a call made.</summary>
/// <param name="Images">The images that were asked for.</param>
/// <param name="Made">Those that were not there already.</param>
public sealed record StyliseOutcome(int Images, int Made);

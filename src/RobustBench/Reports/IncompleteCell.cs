namespace RobustBench.Reports;

/// <summary>A cell that no table has, because some of its trials are missing.</summary>
/// <param name="Model">The model's (or observer's) key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's canonical key.</param>
/// <param name="Found">The images accounted for.</param>
/// <param name="Expected">The images of the whole cell.</param>
public sealed record IncompleteCell(string Model, string Dataset, string Condition, int Found, int Expected);

namespace RobustBench.Reports;

/// <summary>A cell that no matrix shows, because more than 1% of its images could not be read.</summary>
/// <param name="Model">The model's (or observer's) key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's canonical key.</param>
/// <param name="Failed">The images that could not be read.</param>
/// <param name="Images">All images of the cell.</param>
public sealed record FailedCell(string Model, string Dataset, string Condition, long Failed, long Images);

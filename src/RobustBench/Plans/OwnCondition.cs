namespace RobustBench.Plans;

/// <summary>A condition of the images of a data set themselves, under which they are shown as they are.</summary>
/// <param name="Key">Its key.</param>
/// <param name="First">The position of its first image among those of the data set that are used.</param>
/// <param name="Images">The number of its images, which follow each other.</param>
internal sealed record OwnCondition(string Key, int First, int Images);

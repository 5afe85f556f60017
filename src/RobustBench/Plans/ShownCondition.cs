using RobustBench.Suites;

namespace RobustBench.Plans;

/// <summary>A condition that images of a data set are shown under.</summary>
/// <param name="Index">Its position in the tables.</param>
/// <param name="Item">The condition.</param>
/// <param name="First">The position of its first image among those of the data set that are used.</param>
/// <param name="Images">The number of its images, which follow each other.</param>
internal sealed record ShownCondition(int Index, ConditionEntry Item, int First, int Images);

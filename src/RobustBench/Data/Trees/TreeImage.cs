namespace RobustBench.Data.Trees;

/// <summary>An image file of a tree.</summary>
/// <param name="Path">Its path in the tree.</param>
/// <param name="Record">What is known of it.</param>
/// <param name="Condition">The position of its own condition, where the set's images have some.</param>
/// <param name="Mask">The path of its mask, where it has one.</param>
internal readonly record struct TreeImage(string Path, ImageRecord Record, int Condition = 0, string? Mask = null);

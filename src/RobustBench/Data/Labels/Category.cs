namespace RobustBench.Data.Labels;

/// <summary>A category of a label map.</summary>
/// <param name="Name">Its name in trials.</param>
/// <param name="Classes">The indices of its classes, counted from 0.</param>
public sealed record Category(string Name, IReadOnlyList<int> Classes);

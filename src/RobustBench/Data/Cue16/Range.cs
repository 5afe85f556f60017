namespace RobustBench.Data.Cue16;

/// <summary>The range that a property of the images is drawn from.</summary>
/// <param name="Low">The smallest value.</param>
/// <param name="High">The bound above.</param>
internal readonly record struct Range(double Low, double High);

namespace RobustBench.Data.Cue16;

/// <summary>A point of an outline.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
internal readonly record struct Corner(double X, double Y);

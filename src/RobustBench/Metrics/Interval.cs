namespace RobustBench.Metrics;

/// <summary>An interval about an estimate, both ends included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High);

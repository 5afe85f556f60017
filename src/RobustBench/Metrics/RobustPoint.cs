namespace RobustBench.Metrics;

/// <summary>A point of a <see cref="RobustCurve"/>.</summary>
/// <param name="Epsilon">The radius of the ball.</param>
/// <param name="Accuracy">The share of images that withstood every attack of the curve within it, in [0, 1].</param>
public readonly record struct RobustPoint(double Epsilon, double Accuracy);

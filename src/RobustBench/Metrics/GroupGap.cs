namespace RobustBench.Metrics;

/// <summary>The group that fares best and the one that fares worst, of those with enough images.</summary>
/// <param name="Best">The best.</param>
/// <param name="Worst">The worst.</param>
/// <param name="Gap">The difference of their accuracies, in [0, 1].</param>
/// <param name="Interval">The 95% interval of the difference of these two groups.</param>
public sealed record GroupGap(string Best, string Worst, double Gap, Interval? Interval);

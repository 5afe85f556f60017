namespace RobustBench.Metrics;

/// <summary>The decisions about stimuli with shapes of one category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Decisions">The decisions.</param>
public sealed record CategoryDecisions(string Category, CueDecisions Decisions);

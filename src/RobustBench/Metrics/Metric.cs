namespace RobustBench.Metrics;

/// <summary>A number that tables have, for those who read them.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Summary">Its definition, in one sentence.</param>
/// <param name="Range">Its values and what is better.</param>
/// <param name="Table">The file it stands in.</param>
/// <param name="Source">Where the definition comes from.</param>
public sealed record Metric(string Name, string Summary, string Range, string Table, string Source);

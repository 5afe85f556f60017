namespace RobustBench.Suites;

/// <summary>Which data sets of a suite were made to be like which other.</summary>
internal sealed record ReplicationEntry
{
    /// <summary>The original's key.</summary>
    public required string Original { get; init; }

    /// <summary>The replicas' keys.</summary>
    public required IReadOnlyList<string> Replicas { get; init; }

    /// <summary>Globs over the models that the fits are made of; empty: all.</summary>
    public IReadOnlyList<string> Standard { get; init; } = [];

    /// <summary>The model that relative robustness is told against; null: none.</summary>
    public string? Base { get; init; }
}

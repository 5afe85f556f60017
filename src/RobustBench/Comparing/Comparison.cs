using RobustBench.Comparing.Gates;

namespace RobustBench.Comparing;

/// <summary>Two results, image by image.</summary>
public sealed record Comparison
{
    /// <summary>The baseline as the user named it.</summary>
    public required string Baseline { get; init; }

    /// <summary>The candidate as the user named it.</summary>
    public required string Candidate { get; init; }

    /// <summary>The cells, by pair of models, data set and condition.</summary>
    public required IReadOnlyList<ComparedCell> Cells { get; init; }

    /// <summary>What the gate says of each of its limits; empty without one.</summary>
    public required IReadOnlyList<LimitVerdict> Gate { get; init; }

    /// <summary>What a reader should know besides.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Whether every limit is kept, so far as limits ask.</summary>
    public bool Passes => Gate.All(limit => limit.Passes);
}

namespace RobustBench.Trials;

/// <summary>The trials of one part of a cell (one model on one data set under one condition): the unit of work and of resuming.</summary>
public sealed record TrialPart
{
    /// <summary>What the part is.</summary>
    public required PartHeader Header { get; init; }

    /// <summary>The names of the data set's (and attack's) further columns.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The trials in the order of the images.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }
}

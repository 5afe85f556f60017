namespace RobustBench.Trials;

/// <summary>What is known of a part on disk without reading its trials.</summary>
public sealed record PartSummary
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What the part says about itself.</summary>
    public required PartHeader Header { get; init; }

    /// <summary>The number of its trials.</summary>
    public required int Rows { get; init; }

    /// <summary>The names of its further columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The images the part accounts for: its trials, or their published number, and those that could not be read.</summary>
    public int Images => (Header.Counts?.Images ?? Rows) + Header.Failed.Count;
}

namespace RobustBench.Reports.ContactSheets;

/// <summary>A table of stimuli to look at: what the conditions of a suite do to its images.</summary>
internal sealed record ContactSheet
{
    /// <summary>The suite's name.</summary>
    public required string Title { get; init; }

    /// <summary>What the suite is about; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The data sets.</summary>
    public required IReadOnlyList<SheetSection> Sections { get; init; }
}

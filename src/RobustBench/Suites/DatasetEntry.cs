using RobustBench.Data;
using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>A data set of a suite.</summary>
internal sealed record DatasetEntry
{
    /// <summary>Its key in tables.</summary>
    public required string Key { get; init; }

    /// <summary>Where it stands in the suite file.</summary>
    public required Place Place { get; init; }

    /// <summary>How it is read.</summary>
    public required DatasetKind Kind { get; init; }

    /// <summary>The values of the kind's parameters.</summary>
    public required Settings Settings { get; init; }

    /// <summary>How its pictures become stimuli.</summary>
    public required StimulusOptions Stimulus { get; init; }

    /// <summary>Only so many first images are used; null: all.</summary>
    public int? Limit { get; init; }
}

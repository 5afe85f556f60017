using RobustBench.Models;
using RobustBench.Models.Architectures;

namespace RobustBench.Suites;

/// <summary>A model of a suite.</summary>
internal sealed record ModelEntry
{
    /// <summary>Its key in tables.</summary>
    public required string Key { get; init; }

    /// <summary>Where it stands in the suite file.</summary>
    public required Place Place { get; init; }

    /// <summary>The network's architecture.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>The absolute path of the weight file.</summary>
    public required string Weights { get; init; }

    /// <summary>How stimuli are normalised for the network.</summary>
    public required Preprocessing Preprocessing { get; init; }
}

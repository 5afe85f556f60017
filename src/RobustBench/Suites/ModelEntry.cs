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

    /// <summary>How its network is given.</summary>
    public ModelFormat Format { get; init; }

    /// <summary>The network's architecture; null where the file holds the layers as well.</summary>
    public required Architecture? Architecture { get; init; }

    /// <summary>The absolute path of the file of the weights, or of the whole network.</summary>
    public required string Weights { get; init; }

    /// <summary>The published weights that the suite names as those whose preprocessing the model has; mostly null.</summary>
    public WeightSet? WeightSet { get; init; }

    /// <summary>How stimuli are normalised for the network.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>What computes with the weights: the architecture's name, <c>torchscript</c> or <c>onnx</c>.</summary>
    public string Network => Architecture?.Name ?? Format.ToString().ToLowerInvariant();
}

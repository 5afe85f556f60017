using RobustBench.Randomness;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>
/// Stimuli that are ready to be shown, in managed memory: one batch of one part of a data set under one condition, or under
/// attacks that begin with the same stimuli.
/// </summary>
internal sealed record StimulusBatch
{
    /// <summary>The images that the stimuli were made from.</summary>
    public required PictureBlock Block { get; init; }

    /// <summary>Under which condition; several are attacks of one <see cref="Conditions.Condition.Group"/>.</summary>
    public required IReadOnlyList<ConditionEntry> Conditions { get; init; }

    /// <summary>For each of <see cref="Conditions"/> and each stimulus the random numbers that its attack goes on with; empty where there is none.</summary>
    public required IReadOnlyList<NoiseSource[]> Noise { get; init; }

    /// <summary>The position of the first stimulus among the block's pictures.</summary>
    public required int First { get; init; }

    /// <summary>The number of stimuli.</summary>
    public required int Count { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>N×3×H×W from the start; rented, and given back by <see cref="StimulusFeed.Return"/>.</summary>
    public required float[] Pixels { get; init; }
}

using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>Stimuli that are ready to be shown, in managed memory: one batch of one part of a data set under one condition.</summary>
internal sealed record StimulusBatch
{
    /// <summary>The images that the stimuli were made from.</summary>
    public required PictureBlock Block { get; init; }

    /// <summary>Under which condition.</summary>
    public required ConditionEntry Condition { get; init; }

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

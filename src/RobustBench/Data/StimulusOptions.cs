namespace RobustBench.Data;

/// <summary>How a picture becomes a stimulus.</summary>
public sealed record StimulusOptions
{
    /// <summary>What the short side is resized to, in pixels; null: no resizing.</summary>
    public int? Resize { get; init; }

    /// <summary>How the image is resized.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>The side of the square that is cut from the middle, in pixels; null: no crop.</summary>
    public int? Size { get; init; }

    /// <summary>Whether, and how, the stimulus becomes 8-bit after the condition.</summary>
    public Quantisation Quantise { get; init; }
}

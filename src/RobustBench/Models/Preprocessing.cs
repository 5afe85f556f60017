namespace RobustBench.Models;

/// <summary>What a network does to a stimulus (RGB in [0, 1]) before its first layer: <c>(x − mean) / std</c> per channel.</summary>
internal sealed record Preprocessing
{
    /// <summary>The mean of R, G and B.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>The standard deviation of R, G and B, each above zero.</summary>
    public required IReadOnlyList<float> Std { get; init; }

    /// <summary>The height and width of the images the network takes.</summary>
    public required int Size { get; init; }
}

namespace RobustBench.Models;

/// <summary>What a network does to a stimulus (RGB in [0, 1]) before its first layer: <c>(x − mean) / std</c> per channel.</summary>
internal sealed record Preprocessing
{
    /// <summary>The mean of R, G and B.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>The standard deviation of R, G and B, each above zero.</summary>
    public required IReadOnlyList<float> Std { get; init; }

    /// <summary>The height and width of the images the network takes; null where it takes any, as no architecture here does.</summary>
    public required int? Size { get; init; }

    /// <summary>What nearly all networks for ImageNet were trained with: the mean and deviation of its training images.</summary>
    public static Preprocessing ImageNet(int size) => new() { Mean = [0.485f, 0.456f, 0.406f], Std = [0.229f, 0.224f, 0.225f], Size = size };

    /// <summary>Pixels brought into [−1, 1], as Inception and the networks of TensorFlow have them.</summary>
    public static Preprocessing Half(int size) => new() { Mean = [0.5f, 0.5f, 0.5f], Std = [0.5f, 0.5f, 0.5f], Size = size };

    /// <summary>Checks that it can be computed.</summary>
    /// <exception cref="ArgumentException">It is not three finite means, three positive deviations and a positive size or none.</exception>
    public void Require()
    {
        if (Mean.Count != 3 || !Mean.All(float.IsFinite))
            throw new ArgumentException("The mean is not three finite numbers.");
        if (Std.Count != 3 || !Std.All(std => std > 0 && float.IsFinite(std)))
            throw new ArgumentException("The standard deviation is not three numbers above zero.");
        if (Size <= 0)
            throw new ArgumentException("The size is not above zero.");
    }
}

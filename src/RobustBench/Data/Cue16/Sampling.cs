namespace RobustBench.Data.Cue16;

/// <summary>The ranges that the images of a split are drawn from.</summary>
internal sealed record Sampling
{
    /// <summary>How a figure is turned: so many degrees at most, either way.</summary>
    public required double Rotation { get; init; }

    /// <summary>The half-size of figures, as a share of half the image, before their areas are evened out.</summary>
    public required Range HalfSize { get; init; }

    /// <summary>Width over height of figures.</summary>
    public required Range Aspect { get; init; }

    /// <summary>The scale of textures.</summary>
    public required Range TextureScale { get; init; }

    /// <summary>How a texture is turned in its figure: so many degrees at most, either way.</summary>
    public required double TextureRotation { get; init; }

    /// <summary>The standard deviation of the backgrounds' luminance.</summary>
    public required double Background { get; init; }

    /// <summary>The contrast of the dullest exposures.</summary>
    public required double LeastContrast { get; init; }

    /// <summary>What networks are trained on, and tested on first.</summary>
    public static Sampling Original { get; } = new()
    {
        Rotation = 25,
        HalfSize = new(0.44, 0.78),
        Aspect = new(0.8, 1.25),
        TextureScale = new(0.85, 1.2),
        TextureRotation = 20,
        Background = 0.12,
        LeastContrast = 0.25,
    };

    /// <summary>The same collected again: more of every variation but size, which is a little smaller, as nobody repeats a collection exactly.</summary>
    public static Sampling Again { get; } = new()
    {
        Rotation = 32,
        HalfSize = new(0.43, 0.75),
        Aspect = new(0.76, 1.32),
        TextureScale = new(0.8, 1.28),
        TextureRotation = 25,
        Background = 0.135,
        LeastContrast = 0.22,
    };
}

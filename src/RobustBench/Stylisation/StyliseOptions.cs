namespace RobustBench.Stylisation;

/// <summary>What is to be stylised, and how.</summary>
public sealed record StyliseOptions
{
    /// <summary>The folder or archive of the images whose content is kept.</summary>
    public required string Contents { get; init; }

    /// <summary>The folder or archive of the images whose style is taken.</summary>
    public required string Styles { get; init; }

    /// <summary>The folder to write to.</summary>
    public required string Output { get; init; }

    /// <summary>Of iterative transfer, the network whose activations are looked at: an architecture's name, or <c>zoo/NAME</c>; null: <see cref="Encoder"/> and <see cref="Decoder"/>.</summary>
    public string? Network { get; init; }

    /// <summary>The architecture's weights; null for a network of the zoo.</summary>
    public string? Weights { get; init; }

    /// <summary>Of feed-forward transfer (AdaIN), the encoder's weights.</summary>
    public string? Encoder { get; init; }

    /// <summary>Of feed-forward transfer (AdaIN), the decoder's weights.</summary>
    public string? Decoder { get; init; }

    /// <summary>Of feed-forward transfer, how much of the style an image takes on: 0 none of it, 1 all.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Whether every content takes on every style (cue conflicts); else each one that is drawn at random (a stylised data set).</summary>
    public bool AllPairs { get; init; }

    /// <summary>A CSV file of the pairs, with the columns <c>content</c>, <c>style</c> and <c>output</c>; null: <see cref="AllPairs"/> says.</summary>
    public string? PairsFile { get; init; }

    /// <summary>The seed of the styles drawn.</summary>
    public long Seed { get; init; }

    /// <summary>Only so many first pairs; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>The images in a batch: what a kill can cost.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>The batches that are made side by side.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The device.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Whether finished images are made again.</summary>
    public bool Fresh { get; init; }

    /// <summary>The side of the images; null: the network's own, of feed-forward transfer 224.</summary>
    public int? Size { get; init; }

    /// <summary>How; its size is replaced by <see cref="Size"/>.</summary>
    public StyleSettings Settings { get; init; } = new() { Size = 0 };
}

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

    /// <summary>An architecture's name, or <c>zoo/NAME</c>.</summary>
    public required string Network { get; init; }

    /// <summary>The architecture's weights; null for a network of the zoo.</summary>
    public string? Weights { get; init; }

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

    /// <summary>The side of the images; null: the network's own.</summary>
    public int? Size { get; init; }

    /// <summary>How; its size is replaced by <see cref="Size"/>.</summary>
    public StyleSettings Settings { get; init; } = new() { Size = 0 };
}

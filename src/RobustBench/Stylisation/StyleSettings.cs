namespace RobustBench.Stylisation;

/// <summary>How an image takes on the style of another.</summary>
public sealed record StyleSettings
{
    /// <summary>The side of the square images, in pixels.</summary>
    public required int Size { get; init; }

    /// <summary>The steps of the search.</summary>
    public int Steps { get; init; } = 300;

    /// <summary>The length of the first step, of pixels in [0, 1]; it falls to nothing along half a cosine.</summary>
    public double Rate { get; init; } = 0.03;

    /// <summary>The weight of the content loss; that of the style loss is 1.</summary>
    public double Content { get; init; } = 0.02;

    /// <summary>The weight of the total variation.</summary>
    public double Smoothness { get; init; } = 0.1;

    /// <summary>The numbers of the ReLUs whose Gram matrices are the style; empty: the first at each size.</summary>
    public IReadOnlyList<int> StyleLayers { get; init; } = [];

    /// <summary>The number of the ReLU whose result is the content; null: the last one of the second size.</summary>
    public int? ContentLayer { get; init; }
}

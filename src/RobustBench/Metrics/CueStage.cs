namespace RobustBench.Metrics;

/// <summary>Which cues a stimulus has, from all to one: the stages of the series of Geirhos et al. 2019.</summary>
/// <remarks>Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture, section 2.1 and figure 2.</remarks>
public enum CueStage
{
    /// <summary>Colour, texture and shape.</summary>
    Original,

    /// <summary>Texture and shape.</summary>
    Greyscale,

    /// <summary>The shape, filled.</summary>
    Silhouette,

    /// <summary>The shape's lines.</summary>
    Edges,

    /// <summary>Texture alone.</summary>
    Texture,
}

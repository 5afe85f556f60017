namespace RobustBench.Data.Cue16;

/// <summary>The kinds of stimuli of Geirhos et al. 2019, section 2.2.</summary>
internal enum Stimuli
{
    /// <summary>A shape that wears the texture of its own class: both cues agree, as in photographs.</summary>
    Original,

    /// <summary>The same, grey.</summary>
    Greyscale,

    /// <summary>The shape alone, black on white.</summary>
    Silhouette,

    /// <summary>The outline of the shape, black on white.</summary>
    Edges,

    /// <summary>The texture alone, over the whole image.</summary>
    Texture,

    /// <summary>A shape that wears the texture of another class; every pair is as frequent.</summary>
    CueConflict,

    /// <summary>A shape that wears any texture, drawn at random: the idea of Stylized-ImageNet.</summary>
    Stylised,
}

namespace RobustBench.Data.Cue16;

/// <summary>The 16 textures, in the order of the classes that wear them.</summary>
internal static class Textures
{
    /// <summary>The textures.</summary>
    public static IReadOnlyList<Texture> All { get; } =
    [
        LineTextures.Stripes,
        LatticeTextures.Checks,
        LatticeTextures.Dots,
        LatticeTextures.Bricks,
        LineTextures.Waves,
        LineTextures.Zigzag,
        LineTextures.Wood,
        CellTextures.Sprinkles,
        LatticeTextures.Scales,
        LatticeTextures.Weave,
        FieldTextures.Sand,
        FieldTextures.Clouds,
        FieldTextures.Blotches,
        LatticeTextures.Grid,
        LineTextures.Rings,
        CellTextures.Cracks,
    ];
}

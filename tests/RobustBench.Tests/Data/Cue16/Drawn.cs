using RobustBench.Data;
using RobustBench.Data.Cue16;

namespace RobustBench.Tests.Data.Cue16;

/// <summary>Images of Cue16 as planes of bytes.</summary>
internal static class Drawn
{
    public static byte[] Pixels(Stimuli stimuli, int index, string split = "test", long seed = 0)
    {
        using var images = new Cue16Images(Split.Of(split), stimuli, seed);
        using var raster = images.Read(index);
        return Geometry.Apply(raster, new StimulusOptions()).Pixels;
    }

    /// <summary>How dark a pixel of a black-and-white stimulus is, 0 to 1.</summary>
    public static double Ink(this byte[] pixels, int row, int column) => 1 - pixels[row * Canvas.Side + column] / 255.0;

    public static Scene Scene(Stimuli stimuli, int index, string split = "test") => new(seed: 0, Split.Of(split), stimuli, index);
}

using RobustBench.Data;
using RobustBench.Drawing;

namespace RobustBench.Running;

/// <summary>Stimuli as pictures for people.</summary>
internal static class StimulusPicture
{
    /// <summary>The nearest 8-bit picture.</summary>
    public static RgbImage Of(Stimulus stimulus) => RgbImage.OfPlanes(stimulus.Pixels, stimulus.Height, stimulus.Width);
}

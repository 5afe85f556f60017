using RobustBench.Drawing;

namespace RobustBench.Reports.ContactSheets;

/// <summary>The size at which a stimulus is looked at.</summary>
internal static class Thumbnail
{
    private const int LongestShown = 160;
    private const int Enlarged = 128;

    /// <summary>
    /// A small stimulus with each pixel as a square of a whole number of pixels, so that what a network sees stays visible;
    /// one of more than 160 pixels averaged down to them.
    /// </summary>
    public static RgbImage Of(RgbImage stimulus) =>
        stimulus.Enlarge(Math.Max(1, Enlarged / Math.Max(stimulus.Height, stimulus.Width))).Shrink(LongestShown);
}

using ScottPlot;

namespace RobustBench.Reports;

/// <summary>
/// The colours of accuracies in every figure: viridis, readable without colour vision, from 0 to 100%, so that figures can
/// be compared.
/// </summary>
internal static class HeatScale
{
    private static readonly ScottPlot.Colormaps.Viridis Viridis = new();

    /// <summary>The colour of an accuracy in [0, 1].</summary>
    public static Color Colour(double accuracy) => Viridis.GetColor(accuracy);

    /// <summary>Black or white, whichever has the greater contrast ratio (WCAG 2.1): they are equal at a luminance of 0.179.</summary>
    public static Color InkOn(Color colour)
    {
        var luminance = 0.2126 * Linear(colour.R) + 0.7152 * Linear(colour.G) + 0.0722 * Linear(colour.B);
        return luminance > 0.179 ? Colors.Black : Colors.White;

        static double Linear(byte channel)
        {
            var value = channel / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}

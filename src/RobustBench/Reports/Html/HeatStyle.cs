using System.Globalization;

namespace RobustBench.Reports.Html;

/// <summary>The colours of <see cref="HeatScale"/> as style classes, one for each whole percent.</summary>
internal static class HeatStyle
{
    /// <summary>The classes, and the colour bar.</summary>
    public static string Css { get; } = string.Concat(Enumerable.Range(0, 101).Select(Rule)) + Bar();

    /// <summary>The class of an accuracy in [0, 1]; null where there is none.</summary>
    public static string? Class(double? accuracy) =>
        accuracy is { } value ? $"h{((int)Math.Round(100 * value)).ToString(CultureInfo.InvariantCulture)}" : null;

    private static string Rule(int percent)
    {
        var colour = HeatScale.Colour(percent / 100.0);
        return $".matrix .h{percent.ToString(CultureInfo.InvariantCulture)}{{background:{Hex(colour)};color:{Hex(HeatScale.InkOn(colour))}}}\n";
    }

    private static string Bar() =>
        $".bar{{background:linear-gradient(to right,{string.Join(',', Enumerable.Range(0, 21).Select(step => Hex(HeatScale.Colour(step / 20.0))))})}}\n";

    private static string Hex(ScottPlot.Color colour) => string.Create(CultureInfo.InvariantCulture, $"#{colour.R:x2}{colour.G:x2}{colour.B:x2}");
}

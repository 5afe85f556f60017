using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>Decisions about cue-conflict stimuli in words.</summary>
internal static class DecisionText
{
    /// <summary>The three counts, and the bias with its interval where there is one.</summary>
    public static string Of(CueDecisions decisions) => string.Create(
        CultureInfo.InvariantCulture,
        $"n = {decisions.Trials}, shape {decisions.Shape}, texture {decisions.Texture}, other {decisions.Other}")
        + (decisions.BiasInterval is null ? ", no shape bias" : $", shape bias {Percent.Text(decisions.Bias)}%, 95% interval {Interval(decisions)}%");

    /// <summary>The interval in percent; a dash where there is none.</summary>
    public static string Interval(CueDecisions decisions) =>
        decisions.BiasInterval is { } interval ? $"{Percent.Text(interval.Low)}–{Percent.Text(interval.High)}" : "–";
}

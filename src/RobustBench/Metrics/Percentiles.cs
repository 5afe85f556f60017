namespace RobustBench.Metrics;

/// <summary>The 95% interval of a bootstrap: what lies between the 2.5th and the 97.5th percentile of the resampled numbers.</summary>
/// <remarks>Efron &amp; Tibshirani 1993, An introduction to the bootstrap, chapter 13.</remarks>
internal static class Percentiles
{
    /// <summary>The resamples of every bootstrap.</summary>
    public const int Resamples = 10_000;

    private const double Low = 0.025, High = 0.975;

    /// <summary>The interval; null without numbers. The list is sorted on the way.</summary>
    public static Interval? Of(List<double> resampled)
    {
        resampled.Sort();
        return resampled.Count == 0 ? null : new(At(resampled, Low), At(resampled, High));
    }

    /// <summary>Between the two nearest values by their distance, as numpy has it.</summary>
    private static double At(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var (below, part) = ((int)place, place - Math.Floor(place));
        return below + 1 == sorted.Count ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}

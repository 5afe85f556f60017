using MathNet.Numerics.Distributions;

namespace RobustBench.Metrics;

/// <summary>The score interval of a proportion.</summary>
public static class Wilson
{
    /// <summary>
    /// <c>(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)</c> with p = k/n and z the normal quantile of
    /// (1 + confidence)/2; [0, 1] without trials.
    /// </summary>
    /// <remarks>
    /// Wilson 1927, Probable inference, the law of succession, and statistical inference; without continuity correction
    /// (method 3 of Newcombe 1998, Statistics in Medicine 17:857–872).
    /// </remarks>
    /// <param name="successes">k, from 0 to n.</param>
    /// <param name="trials">n.</param>
    /// <param name="confidence">The confidence level, between 0 and 1.</param>
    public static Interval Interval(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        if (trials == 0)
            return new(0, 1);

        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var n = (double)trials;
        var p = successes / n;
        var scale = 1 + z * z / n;
        var centre = (p + z * z / (2 * n)) / scale;
        var reach = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;

        // At the ends the two terms are equal in exact arithmetic; rounding must not push the interval off 0 or 1.
        return new(successes == 0 ? 0 : centre - reach, successes == trials ? 1 : centre + reach);
    }
}

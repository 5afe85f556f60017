using MathNet.Numerics.Distributions;

namespace RobustBench.Metrics;

/// <summary>How many images it takes to see that one model is better than another, both shown the same images.</summary>
/// <remarks>
/// The power of the exact two-sided McNemar test (Liddell 1983, Simplified exact analysis of case-referent studies): of n
/// images a number D ~ Binomial(n, ψ) is discordant (right for one model alone), of these B ~ Binomial(D, (ψ + δ)/2ψ) for
/// the better one, and the test rejects where both tails of Binomial(D, ½) beyond B hold at most α. The search begins at,
/// and beyond 200,000 images stays with, the approximation of Connor 1987, Sample size for testing differences in proportions for the paired-sample design.
/// </remarks>
public static class PairedPower
{
    private const long MostExact = 200_000;

    /// <summary>The fewest images, as far as a search by halving finds them, that show the difference with the given power.</summary>
    /// <param name="difference">δ, the difference of the two accuracies, in (0, 1].</param>
    /// <param name="discordance">ψ, the share of images that only one of the models decides rightly, in [δ, 1].</param>
    /// <param name="power">The probability that the test rejects, in (0, 1).</param>
    /// <param name="level">α, the level of the test, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static long Images(double difference, double discordance, double power = 0.8, double level = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(difference);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(difference, discordance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(discordance, 1);
        var approximate = Approximate(difference, discordance, power, level);
        // So far out the approximation differs by less than a thousandth, and the exact sum takes seconds.
        if (approximate > MostExact) return (long)Math.Ceiling(approximate);
        var (low, high) = (1L, (long)Math.Ceiling(approximate) + 1);
        while (Of(high, difference, discordance, level) < power) (low, high) = (high, high + high / 4 + 1);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (Of(middle, difference, discordance, level) < power) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>The smallest difference of the two accuracies, to three digits, that so many images show with the given power; null where not even 1 would.</summary>
    /// <param name="images">The images.</param>
    /// <param name="discordance">ψ, the share of images that only one of the models decides rightly; where the difference is larger, ψ is the difference.</param>
    /// <param name="power">The probability that the test rejects, in (0, 1).</param>
    /// <param name="level">α, the level of the test, in (0, 1).</param>
    public static double? Difference(long images, double discordance, double power = 0.8, double level = 0.05)
    {
        const double Relative = 1e-3;
        if (!Shows(images, 1, discordance, power, level)) return null;
        var (low, high) = (0.0, 1.0);
        while (high - low > Relative * high)
        {
            var middle = (low + high) / 2;
            if (Shows(images, middle, discordance, power, level)) high = middle;
            else low = middle;
        }

        return high;
    }

    private static bool Shows(long images, double difference, double discordance, double power, double level)
    {
        var psi = Math.Max(difference, discordance);
        return images > MostExact ? Approximate(difference, psi, power, level) <= images : Of(images, difference, psi, level) >= power;
    }

    private static double Approximate(double difference, double discordance, double power, double level)
    {
        var (z, beta) = (Normal.InvCDF(0, 1, 1 - level / 2), Normal.InvCDF(0, 1, power));
        return Math.Pow(z * Math.Sqrt(discordance) + beta * Math.Sqrt(discordance - difference * difference), 2) / (difference * difference);
    }

    /// <summary>The probability that the test finds the difference on <paramref name="images"/> images.</summary>
    public static double Of(long images, double difference, double discordance, double level = 0.05)
    {
        // Beyond seven standard deviations lies less than 3e-12 of the probability.
        const double Deviations = 7;
        var count = (int)Math.Min(images, int.MaxValue);
        var (mean, spread) = (count * discordance, Deviations * Math.Sqrt(count * discordance * (1 - discordance)) + 1);
        var better = Math.Min(1, (discordance + difference) / (2 * discordance));
        var power = 0.0;
        for (var discordant = (int)Math.Max(0, mean - spread); discordant <= Math.Min(count, mean + spread); discordant++)
            power += Binomial.PMF(discordance, count, discordant) * Rejection(discordant, better, level);
        return power;
    }

    /// <summary>The probability that the test rejects where so many images are discordant.</summary>
    private static double Rejection(int discordant, double better, double level)
    {
        var critical = Critical(discordant, level);
        if (critical < 0) return 0;
        var low = Binomial.CDF(better, discordant, critical);
        var high = 1 - Binomial.CDF(better, discordant, discordant - critical - 1);
        return low + high;
    }

    /// <summary>The largest c with 2 · P(Binomial(D, ½) ≤ c) ≤ α; −1 where there is none.</summary>
    private static int Critical(int discordant, double level)
    {
        var (low, high) = (-1, discordant / 2);
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (2 * Binomial.CDF(0.5, discordant, middle) <= level) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}

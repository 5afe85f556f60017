namespace RobustBench.Metrics;

/// <summary>Draws binomial numbers by the inverse of their distribution.</summary>
internal sealed class BinomialDraws
{
    // What is left out has together less than a billionth of the probability.
    private const double Negligible = 1e-14;

    private readonly int _first;
    private readonly double[] _cumulative;

    /// <summary>Numbers of successes in <paramref name="trials"/> trials of probability <paramref name="probability"/> each.</summary>
    public BinomialDraws(int trials, double probability)
    {
        var p = Math.Clamp(probability, 0, 1);
        var mode = Math.Min(trials, (int)((trials + 1) * p));
        // Relative to the mode's, from there down and up.
        var below = Weights(mode, step => (mode - step) / (double)(trials - mode + step + 1) * ((1 - p) / p));
        var above = Weights(trials - mode, step => (trials - mode - step) / (double)(mode + step + 1) * (p / (1 - p)));
        _first = mode - below.Count;
        double[] weights = [.. Enumerable.Reverse(below), 1, .. above];
        var (sum, total) = (0.0, weights.Sum());
        _cumulative = Array.ConvertAll(weights, weight => (sum += weight) / total);
    }

    /// <summary>The number that belongs to a uniform one in [0, 1).</summary>
    public int At(double uniform)
    {
        var found = Array.BinarySearch(_cumulative, uniform);
        return _first + Math.Min(found < 0 ? ~found : found + 1, _cumulative.Length - 1);
    }

    private static List<double> Weights(int most, Func<int, double> ratio)
    {
        var weights = new List<double>();
        for (var (step, weight) = (0, 1.0); step < most; step++)
        {
            weight *= ratio(step);
            if (!(weight >= Negligible)) break;
            weights.Add(weight);
        }

        return weights;
    }
}

using MathNet.Numerics.Distributions;

namespace RobustBench.Metrics;

/// <summary>Whether two models that were shown the same images differ in accuracy by more than chance.</summary>
/// <remarks>
/// McNemar 1947, Note on the sampling error of the difference between correlated proportions or percentages (Psychometrika
/// 12:153–157), in its exact form: Liddell 1983, Simplified exact analysis of case-referent studies.
/// </remarks>
public static class McNemar
{
    /// <summary>
    /// The two-sided exact p value: <c>min(1, 2 · P(Binomial(b + c, ½) ≤ min(b, c)))</c> with b and c the images that the one
    /// and the other alone is right about; 1 where there are none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double P(long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        // With as many on either side the two tails overlap.
        return onlyFirst == onlySecond ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, checked((int)(onlyFirst + onlySecond)), Math.Min(onlyFirst, onlySecond)));
    }

    /// <summary>
    /// The p values as Holm corrects them for their number, in the order given: of the i-th smallest of m (from 0) the largest
    /// of <c>(m − j) · p_j</c> for j ≤ i, at most 1.
    /// </summary>
    /// <remarks>Holm 1979, A simple sequentially rejective multiple test procedure (Scandinavian Journal of Statistics 6:65–70).</remarks>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> p)
    {
        var (corrected, largest) = (new double[p.Count], 0.0);
        foreach (var (rank, index) in Enumerable.Range(0, p.Count).OrderBy(index => p[index]).Index())
            corrected[index] = largest = Math.Max(largest, Math.Min(1, (p.Count - rank) * p[index]));
        return corrected;
    }
}

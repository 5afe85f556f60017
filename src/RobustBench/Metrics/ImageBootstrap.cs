using System.Collections.Concurrent;
using System.Globalization;
using RobustBench.Randomness;

namespace RobustBench.Metrics;

/// <summary>The 95% bootstrap percentile interval of any number of a cell: 10,000 resamples of its images.</summary>
/// <remarks>Efron &amp; Tibshirani 1993, An introduction to the bootstrap, chapter 13. Resamples in which the number is undefined are left out.</remarks>
internal static class ImageBootstrap
{
    /// <summary>The interval; null where the number is defined in no resample. The same images give the same interval.</summary>
    /// <param name="images">How many images there are.</param>
    /// <param name="stream">Names the random numbers.</param>
    /// <param name="statistic">The number, from how often each image was drawn; null where it is undefined. Called from several threads.</param>
    public static Interval? Of(int images, string stream, Func<int[], double?> statistic)
    {
        var drawn = new double?[Percentiles.Resamples];
        Parallel.ForEach(Partitioner.Create(0, drawn.Length), range =>
        {
            var (uniform, counts) = (new float[images], new int[images]);
            for (var resample = range.Item1; resample < range.Item2; resample++)
            {
                new NoiseSource(0, stream, resample.ToString(CultureInfo.InvariantCulture)).Fill(uniform);
                Array.Clear(counts);
                foreach (var number in uniform) counts[(int)((double)number * images)]++;
                drawn[resample] = statistic(counts);
            }
        });
        return Percentiles.Of([.. drawn.OfType<double>()]);
    }
}

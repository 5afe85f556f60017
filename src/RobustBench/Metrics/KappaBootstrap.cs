using RobustBench.Randomness;

namespace RobustBench.Metrics;

/// <summary>The 95% bootstrap percentile interval of κ: 10,000 resamples of the images.</summary>
/// <remarks>
/// Efron &amp; Tibshirani 1993, An introduction to the bootstrap, chapter 13. Images drawn with replacement fall into the four
/// cells of <see cref="PairedAnswers"/> as a multinomial number does, so that three binomial draws stand for a resample. Equal
/// counts have the same interval. Resamples in which κ is undefined are left out.
/// </remarks>
internal static class KappaBootstrap
{
    private const int Resamples = Percentiles.Resamples;

    /// <summary>The interval; null where κ is undefined.</summary>
    public static Interval? Of(PairedAnswers answers)
    {
        if (answers.Kappa is null) return null;
        var n = answers.Images;
        var uniform = new float[3 * Resamples];
        new NoiseSource(0, "kappa", $"{answers.Both},{answers.OnlyFirst},{answers.OnlySecond},{answers.Neither}").Fill(uniform);
        var both = new BinomialDraws(n, (double)answers.Both / n);
        var first = new Dictionary<int, BinomialDraws>();
        var second = new Dictionary<int, BinomialDraws>();
        var kappas = new List<double>(Resamples);
        for (var draw = 0; draw < Resamples; draw++)
        {
            var b = both.At(uniform[3 * draw]);
            var f = Given(first, n - b, answers.OnlyFirst, answers.OnlyFirst + answers.OnlySecond + answers.Neither).At(uniform[3 * draw + 1]);
            var s = Given(second, n - b - f, answers.OnlySecond, answers.OnlySecond + answers.Neither).At(uniform[3 * draw + 2]);
            if (new PairedAnswers(b, f, s, n - b - f - s).Kappa is { } kappa) kappas.Add(kappa);
        }

        return Percentiles.Of(kappas);
    }

    /// <summary>What a resample has of one outcome, when so many images are left for it and those that follow.</summary>
    private static BinomialDraws Given(Dictionary<int, BinomialDraws> known, int left, int outcome, int following)
    {
        if (!known.TryGetValue(left, out var draws))
            known.Add(left, draws = new BinomialDraws(left, following == 0 ? 0 : (double)outcome / following));
        return draws;
    }
}

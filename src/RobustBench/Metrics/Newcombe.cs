namespace RobustBench.Metrics;

/// <summary>The interval of the difference of two proportions: of different images, and of the same.</summary>
public static class Newcombe
{
    /// <summary>
    /// <c>d − √((p₁ − l₁)² + (u₂ − p₂)²)</c> to <c>d + √((u₁ − p₁)² + (p₂ − l₂)²)</c> with d = p₁ − p₂ and Wilson's 95% intervals
    /// (l, u) of the two.
    /// </summary>
    /// <remarks>Newcombe 1998, Interval estimation for the difference between independent proportions (Statistics in Medicine 17:873–890), method 10.</remarks>
    public static Interval Difference((long Correct, long Images) first, (long Correct, long Images) second)
    {
        var (p1, p2) = ((double)first.Correct / first.Images, (double)second.Correct / second.Images);
        var (one, two) = (Wilson.Interval(first.Correct, first.Images), Wilson.Interval(second.Correct, second.Images));
        return new(
            p1 - p2 - double.Hypot(p1 - one.Low, two.High - p2),
            p1 - p2 + double.Hypot(one.High - p1, p2 - two.Low));
    }

    /// <summary>
    /// The 95% interval of the second accuracy less the first, both on the same images: as for different images, with
    /// <c>−2φ</c> times the product of the two lengths beside the squares under each root. φ is the correlation of the answers
    /// <c>(ad − bc) / √((a + b)(c + d)(a + c)(b + d))</c>, of whose numerator, where it is positive, half the number of images is taken
    /// away, down to 0; φ is 0 where one of the four sums is.
    /// </summary>
    /// <remarks>Newcombe 1998, Improved confidence intervals for the difference between binomial proportions based on paired data (Statistics in Medicine 17:2635–2650), method 10.</remarks>
    public static Interval PairedDifference(PairedAnswers answers)
    {
        double a = answers.Both, b = answers.OnlySecond, c = answers.OnlyFirst, d = answers.Neither, n = answers.Images;
        var (p1, p2) = ((a + b) / n, (a + c) / n);
        var one = Wilson.Interval(answers.Both + answers.OnlySecond, answers.Images);
        var two = Wilson.Interval(answers.Both + answers.OnlyFirst, answers.Images);
        var product = (a + b) * (c + d) * (a + c) * (b + d);
        var covariance = a * d - b * c;
        if (covariance > 0) covariance = Math.Max(covariance - n / 2, 0);
        var phi = product == 0 ? 0 : covariance / Math.Sqrt(product);
        return new(p1 - p2 - Reach(p1 - one.Low, two.High - p2, phi), p1 - p2 + Reach(one.High - p1, p2 - two.Low, phi));
    }

    private static double Reach(double one, double other, double phi) => Math.Sqrt(Math.Max(0, one * one - 2 * phi * one * other + other * other));
}

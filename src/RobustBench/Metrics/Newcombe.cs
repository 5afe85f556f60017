namespace RobustBench.Metrics;

/// <summary>The interval of the difference of two proportions of different images.</summary>
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
}

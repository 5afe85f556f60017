namespace RobustBench.Data.Cue16;

/// <summary>
/// Elementary functions from additions, multiplications and divisions alone, which IEEE 754 defines to the last bit:
/// those of <see cref="Math"/> come from the system and differ from one machine to another.
/// </summary>
/// <remarks>Within 1e-13 of the true value, relative to the larger of it and 1, for arguments up to 1,000.</remarks>
internal static class PortableMath
{
    // π/2 and ln 2 in two parts: products of the first with small whole numbers are exact (Cody and Waite 1980).
    private const double HalfPiHigh = 1.57079632673412561417e+00, HalfPiLow = 6.07710050650619224932e-11;
    private const double Ln2High = 6.93147180369123816490e-01, Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Degrees in radians.</summary>
    public static double Radians(double degrees) => degrees * (Math.PI / 180);

    /// <summary>The sine of an angle in radians.</summary>
    public static double Sin(double angle) => SinCos(angle).Sin;

    /// <summary>The cosine of an angle in radians.</summary>
    public static double Cos(double angle) => SinCos(angle).Cos;

    /// <summary>Sine and cosine of an angle in radians.</summary>
    public static (double Sin, double Cos) SinCos(double angle)
    {
        var quarters = Math.Floor(angle * (2 / Math.PI) + 0.5);
        var rest = angle - quarters * HalfPiHigh - quarters * HalfPiLow;
        var (sin, cos) = (Series(rest, first: 1), Series(rest, first: 0));
        return ((long)quarters & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>e to a power.</summary>
    public static double Exp(double power)
    {
        const int Terms = 14;
        var doublings = Math.Floor(power / (Ln2High + Ln2Low) + 0.5);
        var rest = power - doublings * Ln2High - doublings * Ln2Low;
        var sum = 1.0;
        for (var term = Terms; term >= 1; term--) sum = 1 + sum * rest / term;
        return Math.ScaleB(sum, (int)doublings);
    }

    /// <summary>The natural logarithm of a number above 0.</summary>
    public static double Log(double number)
    {
        const int Highest = 23;
        var exponent = Math.ILogB(number);
        var mantissa = Math.ScaleB(number, -exponent);
        if (mantissa > 1.5) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        // log m = 2 artanh((m − 1)/(m + 1)), and the argument is at most 1/5.
        var argument = (mantissa - 1) / (mantissa + 1);
        var (square, sum) = (argument * argument, 0.0);
        for (var power = Highest; power >= 1; power -= 2) sum = sum * square + 1.0 / power;
        return 2 * argument * sum + exponent * Ln2High + exponent * Ln2Low;
    }

    /// <summary>A number above 0 to a power.</summary>
    public static double Pow(double number, double power) => Exp(power * Log(number));

    /// <summary>Taylor's series of the sine (from the first power) or cosine (from the power 0), for at most π/4.</summary>
    private static double Series(double angle, int first)
    {
        const int Highest = 18;
        var sum = 1.0;
        for (var power = Highest - first; power > first; power -= 2) sum = 1 - sum * angle * angle / (power * (power - 1));
        return first == 1 ? sum * angle : sum;
    }
}

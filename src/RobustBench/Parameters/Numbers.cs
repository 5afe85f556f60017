using System.Globalization;
using System.Numerics;

namespace RobustBench.Parameters;

/// <summary>Numbers as suites and condition keys write them.</summary>
public static class Numbers
{
    /// <summary>
    /// The texts that <see cref="Parse"/> reads, but for its limits of size and length, in what the regular expressions
    /// of .NET, ECMAScript and Python have in common.
    /// </summary>
    public const string Pattern = @"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$|^[+-]?[0-9]{1,18}/0*[1-9][0-9]{0,17}$";

    /// <summary>
    /// The shortest text that reads back as the same number; minus zero is zero. An exponent, which .NET writes below 1e-4
    /// and from 1e15 on, has a small e, no plus and no leading zero: <c>1e-5</c>.
    /// </summary>
    public static string Text(double value)
    {
        var text = (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);
        return text.Split('E') is [var mantissa, var exponent]
            ? $"{mantissa}e{int.Parse(exponent, CultureInfo.InvariantCulture)}"
            : text;
    }

    /// <summary>Reads a decimal (<c>0.05</c>, <c>1e-3</c>) or a fraction of whole numbers (<c>1/255</c>).</summary>
    /// <returns>The number with its canonical text, or null where the text is no finite number.</returns>
    public static ParameterValue? Parse(string text) =>
        text.Split('/') is [var numerator, var denominator] ? Fraction(numerator, denominator) : Decimal(text);

    private static ParameterValue? Decimal(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new ParameterValue(value == 0 ? 0.0 : value, Text(value))
            : null;

    private static ParameterValue? Fraction(string numerator, string denominator)
    {
        // 18 digits bound both the work and the quotient, so a hostile suite can't ask for a bignum of a megabyte.
        const int Digits = 18;
        if (numerator.Length > Digits || denominator.Length > Digits
            || !long.TryParse(numerator, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var above)
            || !long.TryParse(denominator, NumberStyles.None, CultureInfo.InvariantCulture, out var below)
            || below == 0)
        {
            return null;
        }

        var divisor = (long)BigInteger.GreatestCommonDivisor(above, below);
        (above, below) = (above / divisor, below / divisor);
        var value = (double)above / below;
        return new ParameterValue(value, below == 1 ? Text(value) : $"{above}/{below}");
    }
}

using System.Globalization;

namespace RobustBench.Parameters;

/// <summary>A parameter whose value is a whole number of 64 bits.</summary>
public sealed class WholeNumberParameter : Parameter
{
    /// <inheritdoc/>
    public override string Range => "a whole number";

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new ParameterValue(number, number.ToString(CultureInfo.InvariantCulture))
            : null;
}

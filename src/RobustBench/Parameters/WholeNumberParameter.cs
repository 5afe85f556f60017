using System.Globalization;

namespace RobustBench.Parameters;

/// <summary>A parameter whose value is a whole number of 64 bits.</summary>
public sealed class WholeNumberParameter : Parameter
{
    /// <summary>The smallest value.</summary>
    public long Min { get; init; } = long.MinValue;

    /// <summary>The largest value.</summary>
    public long Max { get; init; } = long.MaxValue;

    /// <summary>The only values, where not every number of the range is one.</summary>
    public IReadOnlyList<long>? Choices { get; init; }

    /// <inheritdoc/>
    public override string Range => (Choices, Min, Max) switch
    {
        ({ } choices, _, _) => $"one of {string.Join(", ", choices)}",
        (_, long.MinValue, long.MaxValue) => "a whole number",
        (_, _, long.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {Min}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Min} to {Max}"),
    };

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= Min && number <= Max && (Choices is null || Choices.Contains(number))
            ? new ParameterValue(number, number.ToString(CultureInfo.InvariantCulture))
            : null;
}

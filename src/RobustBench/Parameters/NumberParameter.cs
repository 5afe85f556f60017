namespace RobustBench.Parameters;

/// <summary>A parameter whose value is a finite number; suites may write it as a fraction.</summary>
public sealed class NumberParameter : Parameter
{
    /// <summary>The smallest value, or the bound that it must exceed.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>The largest value.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Min"/> itself is outside the range.</summary>
    public bool AboveMin { get; init; }

    /// <summary>The only values, where not every number of the range is one.</summary>
    public IReadOnlyList<double>? Choices { get; init; }

    /// <inheritdoc/>
    public override string Range => (Choices, double.IsInfinity(Min), double.IsInfinity(Max)) switch
    {
        ({ } choices, _, _) => $"one of {string.Join(", ", choices.Select(Numbers.Text))}",
        (_, true, true) => "a number",
        (_, false, true) => $"a number {(AboveMin ? "above" : "of at least")} {Numbers.Text(Min)}",
        (_, true, false) => $"a number of at most {Numbers.Text(Max)}",
        _ => $"a number in {(AboveMin ? '(' : '[')}{Numbers.Text(Min)}, {Numbers.Text(Max)}]",
    };

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) => Numbers.Parse(text) is { } number && Holds((double)number.Value) ? number : null;

    private bool Holds(double value) =>
        (AboveMin ? value > Min : value >= Min) && value <= Max && (Choices is null || Choices.Contains(value));
}

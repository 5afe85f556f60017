namespace RobustBench.Parameters;

/// <summary>A value with its canonical text, which stands in condition keys.</summary>
/// <param name="Value">A <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or <see cref="string"/>, as its parameter says.</param>
/// <param name="Text">Canonical: numbers in the shortest round-trip form, fractions in lowest terms.</param>
public sealed record ParameterValue(object Value, string Text);

namespace RobustBench.Metrics;

/// <summary>A condition of a <see cref="StrengthSeries"/>.</summary>
/// <param name="Strength">The value of the parameter that varies.</param>
/// <param name="Text">The value as the key writes it.</param>
/// <param name="Condition">The condition's canonical key.</param>
public sealed record StrengthPoint(double Strength, string Text, string Condition);

namespace RobustBench.Parameters;

/// <summary>A parameter that is one of a few words.</summary>
public sealed class WordParameter : Parameter
{
    /// <summary>The words.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <inheritdoc/>
    public override string Range => $"one of {string.Join(", ", Choices)}";

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) => Choices.Contains(text) ? new ParameterValue(text, text) : null;
}

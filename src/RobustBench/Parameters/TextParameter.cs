namespace RobustBench.Parameters;

/// <summary>A parameter that is a name of something else, such as a model of the suite.</summary>
public sealed class TextParameter : Parameter
{
    // Those by which condition keys are taken apart.
    private const string Reserved = ",;()=";

    /// <inheritdoc/>
    public override string Range => $"a name without any of {string.Join(' ', Reserved.AsEnumerable())}";

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) =>
        text.Length > 0 && text.Trim().Length == text.Length && !text.AsSpan().ContainsAny(Reserved) && !text.Any(char.IsControl)
            ? new ParameterValue(text, text)
            : null;
}

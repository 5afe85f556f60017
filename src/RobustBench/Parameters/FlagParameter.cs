namespace RobustBench.Parameters;

/// <summary>A parameter that is <c>true</c> or <c>false</c>.</summary>
public sealed class FlagParameter : Parameter
{
    /// <inheritdoc/>
    public override string Range => "true or false";

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) => text switch
    {
        "true" => new ParameterValue(true, text),
        "false" => new ParameterValue(false, text),
        _ => null,
    };
}

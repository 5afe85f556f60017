namespace RobustBench.Parameters;

/// <summary>A parameter that names a folder or a file; the suite's reader makes the path absolute and checks that it exists.</summary>
public sealed class PathParameter : Parameter
{
    /// <inheritdoc/>
    public override string Range => "the path of a folder or file";

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) => text.Length > 0 ? new ParameterValue(text, text) : null;
}

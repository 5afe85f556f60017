namespace RobustBench.Parameters;

/// <summary>A parameter that names a file; the suite's reader makes the path absolute and checks that the file exists.</summary>
public sealed class FileParameter : Parameter
{
    /// <inheritdoc/>
    public override string Range => "the path of a file";

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) => text.Length > 0 ? new ParameterValue(text, text) : null;
}

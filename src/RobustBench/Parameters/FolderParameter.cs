namespace RobustBench.Parameters;

/// <summary>A parameter that names a folder; the suite's reader makes the path absolute and checks that the folder exists.</summary>
public sealed class FolderParameter : Parameter
{
    /// <inheritdoc/>
    public override string Range => "the path of a folder";

    /// <inheritdoc/>
    public override ParameterValue? Parse(string text) => text.Length > 0 ? new ParameterValue(text, text) : null;
}

namespace RobustBench.Suites;

/// <summary>A place in a suite file; lines and columns count from 1.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
internal readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The message in the form that editors can jump to.</summary>
    public string Say(string message) => $"{File}:{Line}:{Column}: {message}";
}

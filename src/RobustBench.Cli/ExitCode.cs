namespace RobustBench.Cli;

/// <summary>The exit codes that scripts rely on.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A gate failed.</summary>
    public const int GateFailed = 1;

    /// <summary>Bad usage or input.</summary>
    public const int BadInput = 2;

    /// <summary>The run ended, but some cells failed; the others are kept and reported.</summary>
    public const int CellsFailed = 3;

    /// <summary>Interrupted; everything finished is kept.</summary>
    public const int Interrupted = 130;
}

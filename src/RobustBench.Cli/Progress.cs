using RobustBench.Running;

namespace RobustBench.Cli;

/// <summary>Shows a run: a live line on a terminal, plain lines in a pipe, JSON lines, or nothing.</summary>
internal abstract class Progress : IDisposable
{
    /// <summary>The progress that fits the options and the terminal.</summary>
    public static Progress For(bool quiet, bool json) => (quiet, json) switch
    {
        (_, true) => new JsonProgress(),
        (true, _) => new QuietProgress(),
        _ => new LineProgress(live: !Console.IsErrorRedirected),
    };

    /// <summary>Shows an event; called from several threads.</summary>
    public abstract void Show(RunEvent happened);

    /// <summary>Shows how the run ended.</summary>
    public abstract void End(RunOutcome outcome);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}

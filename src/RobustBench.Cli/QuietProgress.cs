using RobustBench.Running;

namespace RobustBench.Cli;

/// <summary>Shows nothing but what went wrong.</summary>
internal sealed class QuietProgress : Progress
{
    public override void Show(RunEvent happened)
    {
        if (happened is Warning warning) Console.Error.WriteLine(warning.Message);
        if (happened is CellFailed cell) Console.Error.WriteLine($"failed: {cell.Model} · {cell.Dataset} · {cell.Condition}: {cell.Reason}");
    }

    public override void End(RunOutcome outcome)
    {
        if (outcome.Report is { } report) ReportText.PrintGaps(report);
    }
}

using System.CommandLine;
using RobustBench.Reports;

namespace RobustBench.Cli.Commands;

/// <summary><c>report RESULTS</c>: rebuilds tables and plots from the trials alone.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var results = new Argument<string>("RESULTS") { Description = "A results folder." };
        var command = new Verb(
            "report",
            "Rebuilds tables and plots from the trials alone.",
            [RunCommand.FirstLook, "robustbench report results/first-look"])
        { results };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(results)!;
            var report = ReportWriter.WriteAll(folder);
            ReportText.Print(report, folder);
            return ReportText.ExitCodeOf(report);
        });
        return command;
    }
}

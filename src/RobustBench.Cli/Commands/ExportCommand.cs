using System.CommandLine;
using RobustBench.Reports;

namespace RobustBench.Cli.Commands;

/// <summary><c>export RESULTS --format csv --to DIR</c>: trial records for other tools.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var results = new Argument<string>("RESULTS") { Description = "A results folder." };
        var format = new Option<string>("--format") { Required = true, HelpName = "csv", Description = "The format; this version writes csv, one file a model." };
        var to = new Option<string>("--to") { Required = true, HelpName = "DIR", Description = "The folder to write to." };
        format.AcceptOnlyFromAmong("csv");
        var command = new Verb(
            "export",
            "Writes trial records for other tools.",
            [RunCommand.FirstLook, "robustbench export results/first-look --format csv --to results/first-look-csv"])
        { results, format, to };
        command.SetAction(parsed =>
        {
            foreach (var file in TrialCsv.Export(parsed.GetValue(results)!, parsed.GetValue(to)!)) Console.Out.WriteLine(file);
            return ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;
using RobustBench.Reports;

namespace RobustBench.Cli.Commands;

/// <summary><c>export RESULTS --format model-vs-human|csv --to DIR</c>: trial records for other tools.</summary>
internal static class ExportCommand
{
    private const string Csv = "csv", ModelVsHuman = "model-vs-human";

    public static Command Create()
    {
        var results = new Argument<string>("RESULTS") { Description = "A results folder." };
        var format = new Option<string>("--format")
        {
            Required = true,
            HelpName = $"{ModelVsHuman}|{Csv}",
            Description = "csv: one file a model; model-vs-human: what that project reads, one file for each observer and data set.",
        };
        var to = new Option<string>("--to") { Required = true, HelpName = "DIR", Description = "The folder to write to." };
        format.AcceptOnlyFromAmong(ModelVsHuman, Csv);
        var command = new Verb(
            "export",
            "Writes trial records for other tools.",
            [RunCommand.FirstLook, "robustbench export results/first-look --format csv --to results/first-look-csv"])
        { results, format, to };
        command.SetAction(parsed =>
        {
            var (from, folder) = (parsed.GetValue(results)!, parsed.GetValue(to)!);
            var files = parsed.GetValue(format) == Csv ? TrialCsv.Export(from, folder) : ModelVsHumanCsv.Export(from, folder);
            foreach (var file in files) Console.Out.WriteLine(file);
            return ExitCode.Done;
        });
        return command;
    }
}

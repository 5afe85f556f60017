using System.CommandLine;
using RobustBench.Metrics;
using RobustBench.Reports;

namespace RobustBench.Cli.Commands;

/// <summary><c>report RESULTS</c>: rebuilds tables and plots from the trials alone.</summary>
internal static class ReportCommand
{
    private static readonly Option<string?> Original = new("--original") { HelpName = "A", Description = "A data set that --replica names replicas of; left out: as the suite says." };
    private static readonly Option<string?> Replica = new("--replica") { HelpName = "B,C", Description = "Its replicas." };
    private static readonly Option<string?> Standard = new("--standard") { HelpName = "GLOB,GLOB", Description = "The models that the fits are made of; left out: all." };
    private static readonly Option<string?> BaseModel = new("--base") { HelpName = "MODEL", Description = "The model that relative robustness is told against." };

    public static Command Create()
    {
        var results = new Argument<string>("RESULTS") { Description = "A results folder." };
        var command = new Verb(
            "report",
            "Rebuilds tables and plots from the trials alone.",
            [RunCommand.FirstLook, "robustbench report results/first-look"])
        { results, Original, Replica, Standard, BaseModel };
        foreach (var option in command.Options) option.Validators.Add(RunCommand.NotEmpty);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Original) is null != parsed.GetValue(Replica) is null) parsed.AddError("--original and --replica belong together");
        });
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(results)!;
            var report = ReportWriter.WriteAll(folder, Pairs(parsed));
            ReportText.Print(report, folder);
            return ReportText.ExitCodeOf(report);
        });
        return command;
    }

    private static IReadOnlyList<ReplicationPair>? Pairs(ParseResult parsed) => parsed.GetValue(Original) is not { } original
        ? null
        : [.. Listed(parsed.GetValue(Replica)).Select(replica => new ReplicationPair(original, replica, Listed(parsed.GetValue(Standard)), parsed.GetValue(BaseModel)))];

    private static string[] Listed(string? names) => names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}

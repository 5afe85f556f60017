using System.CommandLine;
using RobustBench.Splitting;

namespace RobustBench.Cli.Commands;

/// <summary><c>split CANDIDATES.csv</c>: draws a replication set as ImageNetV2 was.</summary>
internal static class SplitCommand
{
    private const int Published = 10;

    private static readonly Argument<string> Candidates = new("CANDIDATES.csv") { Description = "The candidates: path (or image), label (or class), selection_frequency." };
    private static readonly Option<string> Strategy = new("--strategy") { HelpName = "NAME", Description = "matched-frequency, threshold (0.7), threshold=NUMBER, or top.", Required = true };
    private static readonly Option<string> Out = new("--out") { HelpName = "FILE.csv", Description = "Where the rows of the images drawn go.", Required = true };
    private static readonly Option<int> PerClass = new("--per-class") { HelpName = "N", Description = "How many images of each class.", DefaultValueFactory = _ => Published };
    private static readonly Option<string?> Reference = new("--reference") { HelpName = "FILE.csv", Description = "The original's images with their frequencies, for matched-frequency." };
    private static readonly Option<string?> Dataset = new("--dataset") { HelpName = "NAME", Description = "Of exported trials the data set that the candidates are." };
    private static readonly Option<string?> ReferenceDataset = new("--reference-dataset") { HelpName = "NAME", Description = "Of exported trials the data set that the original is." };
    private static readonly Option<long> Seed = new("--seed") { HelpName = "N", Description = "The seed.", DefaultValueFactory = _ => 0 };

    public static Command Create()
    {
        PerClass.Validators.Add(RunCommand.AtLeastOne);
        foreach (var option in new Option[] { Strategy, Out, Reference, Dataset, ReferenceDataset }) option.Validators.Add(RunCommand.NotEmpty);
        var command = new Verb(
            "split",
            "Draws a replication set from judged candidates, as many images of each class.",
            [
                "robustbench run suites/quickstart.yaml --models standard --conditions clean --limit 160 --results results/judged",
                "robustbench export results/judged --format csv --to results/judged/csv",
                "robustbench split results/judged/csv/standard.csv --dataset replication --strategy top --per-class 2 --out results/judged/top.csv",
            ])
        { Candidates, Strategy, Out, PerClass, Reference, Dataset, ReferenceDataset, Seed };
        command.SetAction(parsed => Console.Out.Write(Splitter.Draw(
            (parsed.GetValue(Candidates)!, parsed.GetValue(Dataset)),
            parsed.GetValue(Strategy)!,
            parsed.GetValue(PerClass),
            parsed.GetValue(Reference) is { } reference ? (reference, parsed.GetValue(ReferenceDataset)) : null,
            parsed.GetValue(Seed),
            parsed.GetValue(Out)!).ToString()));
        return command;
    }
}

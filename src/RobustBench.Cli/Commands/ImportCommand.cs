using System.CommandLine;
using System.CommandLine.Parsing;
using RobustBench.Importing;

namespace RobustBench.Cli.Commands;

/// <summary><c>import FILES… --format model-vs-human --to RESULTS</c>: trial records from other tools.</summary>
internal static class ImportCommand
{
    private const string ModelVsHuman = "model-vs-human", Counts = "counts", Predictions = "imagenetv2-predictions";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILES") { Arity = ArgumentArity.OneOrMore, Description = "CSV files, and folders and zip archives of them." };
        var format = new Option<string>("--format")
        {
            Required = true,
            HelpName = $"{ModelVsHuman}|{Counts}|{Predictions}",
            Description = "Trials as model-vs-human, texture-vs-shape and generalisation-humans-DNNs publish them, tables model,dataset,condition,images,correct, or a folder with the packed decisions of Recht et al. 2019.",
        };
        var to = new Option<string>("--to") { Required = true, HelpName = "RESULTS", Description = "The results folder; made if need be." };
        var pool = new Option<string[]>("--pool") { HelpName = "NAME=GLOB", Description = "Add an observer with the trials of all whose names match, such as \"humans=subject-*\"; may stand several times." };
        var prefix = new Option<string>("--prefix") { HelpName = "P", Description = "Put P/ before the data sets' names.", DefaultValueFactory = _ => "" };
        format.AcceptOnlyFromAmong(ModelVsHuman, Counts, Predictions);
        pool.Validators.Add(KnownPool);
        to.Validators.Add(RunCommand.NotEmpty);
        var command = new Verb(
            "import",
            "Brings trial records of other tools, people's among them, into a results folder.",
            [
                RunCommand.FirstLook,
                "robustbench export results/first-look --format model-vs-human --to results/first-look-trials",
                "robustbench import results/first-look-trials --format model-vs-human --to results/imported",
            ])
        { files, format, to, pool, prefix };
        command.SetAction(parsed =>
        {
            var import = new TrialImport
            {
                Pools = [.. (parsed.GetValue(pool) ?? []).Select(text => Pool.Parse(text)!)],
                Prefix = parsed.GetValue(prefix)!.TrimEnd('/'),
            };
            var results = parsed.GetValue(to)!;
            var paths = parsed.GetValue(files)!;
            var summary = parsed.GetValue(format) switch
            {
                Counts => import.Counts(paths, results),
                Predictions => import.Predictions(paths, results),
                _ => import.Trials(paths, results),
            };
            Console.Out.WriteLine($"{summary.Trials} trials, {summary.Observers.Count} observers, {summary.Datasets.Count} data sets: {string.Join(", ", summary.Datasets)}");
            Console.Error.WriteLine($"tables and plots: robustbench report {results}");
            return ExitCode.Done;
        });
        return command;
    }

    private static void KnownPool(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => Pool.Parse(token.Value) is null))
            result.AddError($"--pool {token.Value}: write NAME=GLOB, such as \"humans=subject-*\"");
    }
}

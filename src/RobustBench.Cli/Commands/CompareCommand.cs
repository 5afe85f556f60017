using System.CommandLine;
using System.Text;
using RobustBench.Comparing;
using RobustBench.Comparing.Views;

namespace RobustBench.Cli.Commands;

/// <summary><c>compare BASELINE CANDIDATE</c>: whether the candidate is worse, image by image, and whether a gate lets it pass.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> Baseline = new("BASELINE") { Description = "A results folder, or one model of it: RESULTS:MODEL." };
    private static readonly Argument<string> Candidate = new("CANDIDATE") { Description = "A results folder, or one model of it: RESULTS:MODEL." };
    private static readonly Option<string?> Gate = new("--gate") { HelpName = "GATE.yaml", Description = "The limits; left out: those of the suites that ran." };
    private static readonly Option<string?> JUnit = new("--junit") { HelpName = "FILE", Description = "Writes the verdict as JUnit XML, one test a limit." };
    private static readonly Option<string?> Markdown = new("--markdown") { HelpName = "FILE", Description = "Writes the comparison for a pull request." };
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "Writes all that was found." };
    private static readonly Option<string?> Gallery = new("--gallery") { HelpName = "FILE.png", Description = "Draws the negative flips with both decisions and confidences; needs --suite." };
    private static readonly Option<string?> Suite = new("--suite") { HelpName = "SUITE.yaml", Description = "The suite that ran, which says where the images are." };
    private static readonly Option<string?> Conditions = new("--conditions") { HelpName = "GLOB", Description = "Only conditions whose key matches." };
    private static readonly Option<string?> Datasets = new("--datasets") { HelpName = "A,B", Description = "Only these data sets." };

    public static Command Create()
    {
        foreach (var option in new[] { Gate, JUnit, Markdown, Json, Gallery, Suite, Conditions, Datasets }) option.Validators.Add(RunCommand.NotEmpty);
        var command = new Verb(
            "compare",
            "Compares two results image by image, and holds the candidate to a gate.",
            [
                RunCommand.FirstLook,
                "robustbench compare results/first-look:cifar_resnet20 results/first-look:cifar_resnet32 --conditions clean",
            ])
        { Baseline, Candidate, Gate, JUnit, Markdown, Json, Gallery, Suite, Conditions, Datasets };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Gallery) is not null && parsed.GetValue(Suite) is null) parsed.AddError("--gallery needs --suite, the suite that ran");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var comparison = Comparer.Run(
            parsed.GetValue(Baseline)!, parsed.GetValue(Candidate)!, parsed.GetValue(Gate), parsed.GetValue(Conditions),
            parsed.GetValue(Datasets)?.Split(',', StringSplitOptions.TrimEntries));
        Console.Out.Write(ComparisonMarkdown.Write(comparison with { Warnings = [] }));
        foreach (var warning in comparison.Warnings) Console.Error.WriteLine(warning);
        Write(parsed.GetValue(JUnit), () => GateJUnit.Write(comparison));
        Write(parsed.GetValue(Markdown), () => ComparisonMarkdown.Write(comparison));
        Write(parsed.GetValue(Json), () => ComparisonJson.Write(comparison));
        if (parsed.GetValue(Gallery) is { } sheet) FlipGallery.Write(comparison, parsed.GetValue(Suite)!, sheet, Console.Error.WriteLine);
        return comparison.Passes ? ExitCode.Done : ExitCode.GateFailed;
    }

    private static void Write(string? path, Func<string> content)
    {
        if (path is null) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(path, content(), new UTF8Encoding(false));
    }
}

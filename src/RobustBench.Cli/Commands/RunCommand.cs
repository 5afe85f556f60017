using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using RobustBench.Plans;
using RobustBench.Running;

namespace RobustBench.Cli.Commands;

/// <summary><c>run SUITE.yaml</c>: runs what is missing of the suite, then writes every table and plot.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Suite = new("SUITE.yaml") { Description = "The suite to run." };
    private static readonly Option<string?> Results = new("--results") { HelpName = "DIR", Description = "The results folder; by default results/<suite name>." };
    private static readonly Option<string> Device = new("--device") { HelpName = "auto|cpu|cuda[:N]", Description = "Where the networks run.", DefaultValueFactory = _ => "auto" };
    private static readonly Option<string> Precision = new("--precision") { HelpName = "fp32", Description = "The networks' arithmetic; this version has fp32.", DefaultValueFactory = _ => "fp32" };
    private static readonly Option<string> BackendOption = new("--backend") { HelpName = "auto|torch|onnx", Description = "What runs the networks; auto takes for each model what its file is made for.", DefaultValueFactory = _ => "auto" };
    private static readonly Option<string?> BatchSize = new("--batch-size") { HelpName = "N|auto", Description = "Images in a batch; by default a fixed function of stimulus size and device, with auto what measures fastest." };
    private static readonly Option<int?> Threads = new("--threads") { HelpName = "N", Description = "Threads; by default one for each processor." };
    private static readonly Option<int?> Limit = new("--limit") { HelpName = "N", Description = "Only the first N images of every data set." };
    private static readonly Option<string?> Models = new("--models") { HelpName = "A,B", Description = "Only these models of the suite." };
    private static readonly Option<string?> Conditions = new("--conditions") { HelpName = "GLOB", Description = "Only conditions whose key matches, such as \"uniform-noise*\"." };
    private static readonly Option<string?> ShardOption = new("--shard") { HelpName = "I/N", Description = "Only every N-th part, beginning with the I-th; several processes may share one results folder." };
    private static readonly Option<int?> Pictures = new("--pictures") { HelpName = "N", Description = "Draw what each attack did to N images, into pictures/ of the results." };
    private static readonly Option<bool> Fresh = new("--fresh") { Description = "Run finished parts again." };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "No progress and no final table." };
    private static readonly Option<bool> Json = new("--json") { Description = "Events as JSON lines on standard output." };

    /// <summary>A short run, into a folder of its own; examples of other commands go on from it.</summary>
    public const string FirstLook = "robustbench run suites/cifar10-grid.yaml --limit 50 --results results/first-look";

    public static Command Create()
    {
        Precision.AcceptOnlyFromAmong("fp32");
        BackendOption.AcceptOnlyFromAmong("auto", "torch", "onnx");
        foreach (var option in new[] { Threads, Limit, Pictures }) option.Validators.Add(AtLeastOne);
        BatchSize.Validators.Add(SizeOrAuto);
        Device.Validators.Add(KnownDevice);
        Results.Validators.Add(NotEmpty);
        var command = new Verb("run", "Runs what is missing of a suite, then writes every table and plot.", [FirstLook])
        {
            Suite, Results, Device, Precision, BackendOption, BatchSize, Threads, Limit, Models, Conditions, ShardOption, Pictures, Fresh, Quiet, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        using var interrupt = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => StopOnce(context, interrupt));
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => StopOnce(context, interrupt));
        using var progress = Progress.For(parsed.GetValue(Quiet), parsed.GetValue(Json));
        var outcome = new Benchmark(Options(parsed), progress.Show, TimeProvider.System).Run(parsed.GetValue(Suite)!, interrupt.Token);
        progress.End(outcome);
        return outcome switch
        {
            { Interrupted: true } => ExitCode.Interrupted,
            { FailedCells: > 0 } => ExitCode.CellsFailed,
            { Report: { } report } => ReportText.ExitCodeOf(report),
            _ => ExitCode.Done,
        };
    }

    /// <summary>The first signal stops the run at the next batch; a second one ends the process, whatever it waits for.</summary>
    private static void StopOnce(PosixSignalContext context, CancellationTokenSource interrupt)
    {
        if (interrupt.IsCancellationRequested) Environment.Exit(ExitCode.Interrupted);
        context.Cancel = true;
        interrupt.Cancel();
    }

    private static RunOptions Options(ParseResult parsed) => new()
    {
        Results = parsed.GetValue(Results),
        Device = parsed.GetValue(Device)!,
        Backend = Enum.Parse<Backend>(parsed.GetValue(BackendOption)!, ignoreCase: true),
        Threads = parsed.GetValue(Threads),
        BatchSize = parsed.GetValue(BatchSize) is { } size and not "auto" ? int.Parse(size, CultureInfo.InvariantCulture) : null,
        MeasureBatchSize = parsed.GetValue(BatchSize) == "auto",
        Fresh = parsed.GetValue(Fresh),
        Pictures = parsed.GetValue(Pictures) ?? 0,
        Selection = new Selection
        {
            Models = parsed.GetValue(Models)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Conditions = parsed.GetValue(Conditions),
            Limit = parsed.GetValue(Limit),
            Shard = parsed.GetValue(ShardOption) is { } shard ? Shard.Parse(shard) : Shard.Whole,
        },
    };

    /// <summary>Refuses an option whose value is no whole number of at least 1.</summary>
    internal static void AtLeastOne(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 1))
            result.AddError($"{result.IdentifierToken?.Value} {text}: write a whole number of at least 1");
    }

    /// <summary>Refuses an option whose folder has no name.</summary>
    internal static void NotEmpty(OptionResult result)
    {
        if (result.Tokens is [{ Value: "" }]) result.AddError($"{result.IdentifierToken?.Value}: write a value behind it");
    }

    private static void KnownDevice(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && text is not ("auto" or "cpu" or "cuda")
            && !(text.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            result.AddError($"--device {text}: write auto, cpu, cuda or cuda:N");
        }
    }

    private static void SizeOrAuto(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && text != "auto" && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0))
            result.AddError($"--batch-size {text}: write a whole number of at least 1, or auto");
    }
}

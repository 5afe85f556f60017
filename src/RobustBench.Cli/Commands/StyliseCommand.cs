using System.CommandLine;
using System.Diagnostics;
using RobustBench.Stylisation;

namespace RobustBench.Cli.Commands;

/// <summary><c>stylise --content DIR --style DIR --out DIR</c>: images with the content of some and the style of others.</summary>
internal static class StyliseCommand
{
    private const string All = "all", Random = "random";

    private static readonly Option<string> Content = new("--content") { Required = true, HelpName = "DIR", Description = "The images whose content is kept: a folder, or a zip or tar archive." };
    private static readonly Option<string> Style = new("--style") { Required = true, HelpName = "DIR", Description = "The images whose style is taken." };
    private static readonly Option<string> Output = new("--out") { Required = true, HelpName = "DIR", Description = "The folder to write to; what is finished there is kept." };
    private static readonly Option<string?> Network = new("--network") { HelpName = "NAME", Description = "Iterative transfer: whose features say what style is, an architecture or zoo/NAME." };
    private static readonly Option<string?> Weights = new("--weights") { HelpName = "FILE", Description = "The architecture's weights." };
    private static readonly Option<string?> Encoder = new("--encoder") { HelpName = "FILE", Description = "Feed-forward transfer (AdaIN): the weights of its encoder." };
    private static readonly Option<string?> Decoder = new("--decoder") { HelpName = "FILE", Description = "Feed-forward transfer (AdaIN): the weights of its decoder." };
    private static readonly Option<double> Alpha = new("--alpha") { HelpName = "X", Description = "Feed-forward transfer: how much of the style, from 0 to 1.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Pairs = new("--pairs") { HelpName = "random|all|FILE.csv", Description = "Each content in one style drawn at random (a stylised data set), every content in every style (cue conflicts), or a CSV with content,style,output.", DefaultValueFactory = _ => Random };
    private static readonly Option<int?> Size = new("--size") { HelpName = "N", Description = "The side of the images; by default the network's own, of feed-forward transfer 224." };
    private static readonly Option<int> Steps = new("--steps") { HelpName = "N", Description = "The steps of the search.", DefaultValueFactory = _ => new StyleSettings { Size = 0 }.Steps };
    private static readonly Option<double> Weight = new("--content-weight") { HelpName = "X", Description = "The weight of the content; that of the style is 1.", DefaultValueFactory = _ => new StyleSettings { Size = 0 }.Content };
    private static readonly Option<int?> Limit = new("--limit") { HelpName = "N", Description = "Only the first N images." };
    private static readonly Option<long> Seed = new("--seed") { HelpName = "N", Description = "Of the styles drawn.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Batch = new("--batch-size") { HelpName = "N", Description = "Images in a batch, which is what a kill can cost.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Threads = new("--threads") { HelpName = "N", Description = "Batches side by side; by default one for each processor." };
    private static readonly Option<string> Device = new("--device") { HelpName = "auto|cpu|cuda[:N]", Description = "Where the network runs.", DefaultValueFactory = _ => "auto" };
    private static readonly Option<bool> Fresh = new("--fresh") { Description = "Make finished images again." };

    public static Command Create()
    {
        foreach (var option in new Option[] { Size, Steps, Limit, Batch, Threads }) option.Validators.Add(RunCommand.AtLeastOne);
        Output.Validators.Add(RunCommand.NotEmpty);
        var command = new Verb(
            "stylise",
            "Makes stylised images and cue conflicts by style transfer.",
            ["robustbench stylise --content cue16:original:1 --style cue16:texture:1 --network zoo/standard --limit 4 --out results/first-style"])
        { Content, Style, Output, Network, Weights, Encoder, Decoder, Alpha, Pairs, Size, Steps, Weight, Limit, Seed, Batch, Threads, Device, Fresh };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed) => Interruptible.Run(
        cancel =>
        {
            var clock = Stopwatch.StartNew();
            var outcome = Styliser.Run(Options(parsed), (done, all) => Show(done, all, clock), cancel);
            Console.Out.WriteLine($"{outcome.Images} images, {outcome.Made} of them made now: {parsed.GetValue(Output)}");
        },
        "what is finished is kept, and the same command, without --fresh, goes on from there");

    private static void Show(int done, int all, Stopwatch clock)
    {
        if (done == 0)
        {
            Console.Error.WriteLine($"{all} images to make");
            clock.Restart();
            return;
        }

        var left = TimeSpan.FromSeconds(Math.Round(clock.Elapsed.TotalSeconds / done * (all - done)));
        Console.Error.WriteLine($"{done}/{all} images  {clock.Elapsed.TotalSeconds / done:F1} s an image  {left:c} left");
    }

    private static StyliseOptions Options(ParseResult parsed)
    {
        var pairs = parsed.GetValue(Pairs)!;
        var (method, foreign) = parsed.GetValue(Network) is null ? ("feed-forward", new Option[] { Weights, Steps, Weight }) : ("iterative", [Alpha]);
        if (foreign.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } idle)
            throw new InputException($"{idle.Name} has no part in {method} transfer: leave it out");
        return new StyliseOptions
        {
            Contents = parsed.GetValue(Content)!,
            Styles = parsed.GetValue(Style)!,
            Output = parsed.GetValue(Output)!,
            Network = parsed.GetValue(Network),
            Weights = parsed.GetValue(Weights),
            Encoder = parsed.GetValue(Encoder),
            Decoder = parsed.GetValue(Decoder),
            Alpha = parsed.GetValue(Alpha),
            AllPairs = pairs == All,
            PairsFile = pairs is All or Random ? null : pairs,
            Seed = parsed.GetValue(Seed),
            Limit = parsed.GetValue(Limit),
            BatchSize = parsed.GetValue(Batch),
            Threads = parsed.GetValue(Threads) ?? Environment.ProcessorCount,
            Device = parsed.GetValue(Device)!,
            Fresh = parsed.GetValue(Fresh),
            Size = parsed.GetValue(Size),
            Settings = new StyleSettings { Size = 0, Steps = parsed.GetValue(Steps), Content = parsed.GetValue(Weight) },
        };
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RobustBench.Fetching;

namespace RobustBench.Cli.Commands;

/// <summary><c>fetch NAME…</c>: public sets and weights, verified.</summary>
internal static class FetchCommand
{
    private static readonly Argument<string[]> Names = new("NAME") { Arity = ArgumentArity.ZeroOrMore, Description = "What to fetch: see --list." };
    private static readonly Option<string> To = new("--to") { HelpName = "DIR", Description = "Where it goes: DIR/NAME, and weights to DIR/weights.", DefaultValueFactory = _ => "data" };
    private static readonly Option<bool> List = new("--list") { Description = "Show what there is." };

    public static Command Create()
    {
        To.Validators.Add(RunCommand.NotEmpty);
        var command = new Verb("fetch", "Downloads public data and weights, verified.", ["robustbench fetch --list"]) { Names, To, List };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(List))
        {
            foreach (var files in CatalogueFile.All.GroupBy(file => file.Name)) Console.Out.WriteLine(Line([.. files]));
            Console.Out.WriteLine("None of these addresses could be tried where this list was made.");
            return ExitCode.Done;
        }

        if (parsed.GetValue(Names) is not { Length: > 0 } names) throw new InputException("fetch needs a NAME: `robustbench fetch --list` has all");
        var chosen = names.Select(name => Fetcher.Find(CatalogueFile.All, name)).ToList();
        return Interruptible.Run(
            cancel =>
            {
                using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(30) }) { Timeout = Timeout.InfiniteTimeSpan };
                var fetcher = new Fetcher(client, Console.Error.WriteLine, Progress(), Task.Delay);
                foreach (var files in chosen) Console.Out.WriteLine(fetcher.Fetch(files, parsed.GetValue(To)!, cancel).GetAwaiter().GetResult());
            },
            "what has come is kept, and the same command goes on from there");
    }

    private static string Line(IReadOnlyList<CatalogueFile> files)
    {
        var size = files.All(file => file.Bytes is not null) ? $"{files.Sum(file => file.Bytes!.Value) / 1_000_000.0:F1} MB" : "size not stated";
        var check = files.All(file => file.Hash is not null) ? "" : ", no checksum published";
        return string.Create(CultureInfo.InvariantCulture, $"{files[0].Name,-36} {size,-16} {files[0].Source}; licence: {files[0].Licence}{check}");
    }

    /// <summary>A line every two seconds, and at the end of a file.</summary>
    private static Action<long, long?> Progress()
    {
        var (clock, told, first, last) = (Stopwatch.StartNew(), TimeSpan.Zero, 0L, long.MaxValue);
        return (have, all) =>
        {
            // Another file, or the same from its start, has fewer bytes than the one before.
            if (have < last) (clock, told, first) = (Stopwatch.StartNew(), TimeSpan.Zero, have);
            last = have;
            if (clock.Elapsed - told < TimeSpan.FromSeconds(2) && have != all) return;
            told = clock.Elapsed;
            var speed = (have - first) / Math.Max(clock.Elapsed.TotalSeconds, 1e-3);
            var left = all is { } whole && speed > 0 ? $"  {TimeSpan.FromSeconds(Math.Round((whole - have) / speed)):c} left" : "";
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{have / 1e6:F1}{(all is { } of ? $" of {of / 1e6:F1}" : "")} MB  {speed / 1e6:F1} MB/s{left}"));
        };
    }
}

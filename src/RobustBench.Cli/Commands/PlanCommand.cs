using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RobustBench.Plans;
using RobustBench.Running;

namespace RobustBench.Cli.Commands;

/// <summary><c>plan SUITE.yaml [--json]</c>: what a run would do, what is done, and how long the rest takes.</summary>
internal static class PlanCommand
{
    /// <summary>Less than a ten-thousandth shows on no data set there is.</summary>
    private const double SmallestShare = 0.0001;

    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Argument<string> Suite = new("SUITE.yaml") { Description = "The suite to look at." };
    private static readonly Option<string?> Results = new("--results") { HelpName = "DIR", Description = "The results folder; by default results/<suite name>." };
    private static readonly Option<int?> Limit = new("--limit") { HelpName = "N", Description = "Only the first N images of every data set." };
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON." };
    private static readonly Option<double?> Detect = new("--detect") { HelpName = "DROP", Description = "How many images show such a drop of accuracy, such as 0.01, with 80% power." };
    private static readonly Option<double?> DiscordanceOption = new("--discordance") { HelpName = "SHARE", Description = "For --detect: the share of images that only one of two models decides rightly; by default from earlier trials, else 0.1." };

    public static Command Create()
    {
        Limit.Validators.Add(RunCommand.AtLeastOne);
        foreach (var share in new[] { Detect, DiscordanceOption })
        {
            share.Validators.Add(option =>
            {
                // From the text: what is no number at all would end in an exception of the library.
                if (option.Tokens is [{ Value: var text }]
                    && !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= SmallestShare and <= 1))
                {
                    option.AddError($"{share.Name} {text}: write a number from {SmallestShare} to 1");
                }
            });
        }

        var command = new Verb(
            "plan", "Shows the cells, images and forward passes of a suite, what is done, and the time left.",
            ["robustbench plan suites/cifar10-grid.yaml --detect 0.01"])
        {
            Suite, Results, Limit, Json, Detect, DiscordanceOption,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var options = new RunOptions { Results = parsed.GetValue(Results), Selection = new Selection { Limit = parsed.GetValue(Limit) } };
        var forecast = Forecast.Of(parsed.GetValue(Suite)!, options);
        var detection = parsed.GetValue(Detect) is { } drop ? Forecast.Detect(forecast.Results, drop, parsed.GetValue(DiscordanceOption)) : null;
        foreach (var warning in forecast.Warnings) Console.Error.WriteLine(warning);
        if (parsed.GetValue(Json)) PrintJson(forecast, detection);
        else Print(forecast, detection);
        return ExitCode.Done;
    }

    private static void PrintJson(Forecast forecast, Detection? detection)
    {
        var json = JsonSerializer.SerializeToNode(forecast, Layout)!.AsObject();
        if (detection is not null) json["detection"] = JsonSerializer.SerializeToNode(detection, Layout);
        Console.Out.WriteLine(json.ToJsonString(Layout));
    }

    private static void Print(Forecast forecast, Detection? detection)
    {
        var culture = CultureInfo.InvariantCulture;
        foreach (var (dataset, images) in forecast.Images) Console.Out.WriteLine(string.Create(culture, $"data set {dataset}: {images:N0} images"));
        Console.Out.WriteLine(string.Create(
            culture, $"{forecast.Cells:N0} cells ({forecast.Models} models, {forecast.Conditions} conditions), {forecast.CellsDone:N0} of them done"));
        Console.Out.WriteLine(string.Create(culture, $"{forecast.Passes:N0} forward passes, {forecast.PassesLeft:N0} of them left"));
        Console.Out.WriteLine(forecast.SecondsLeft is { } seconds
            ? $"time left: {TimeSpan.FromSeconds(Math.Ceiling(seconds)):c}"
            : "time left: unknown until some of it has run");
        if (detection is not null)
        {
            Console.Out.WriteLine(string.Create(
                culture,
                $"a drop of {detection.Drop} shows with 80% power on {detection.Images:N0} images (paired, exact McNemar test at 5%; "
                + $"models that differ on {detection.Discordance:0.####} of the images, {detection.DiscordanceSource})"));
        }
    }
}

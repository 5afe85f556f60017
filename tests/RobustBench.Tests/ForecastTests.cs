using System.Text.Json.Nodes;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Tests.Cli;
using RobustBench.Tests.Running;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests;

public sealed class ForecastTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    [Fact]
    public void An_attack_counts_for_the_most_passes_that_it_may_take()
    {
        _tiny.Write(TinySuite.Yaml.Replace(
            "uniform-noise: { width: [0.1, 0.35] }", "one-pixel: { population: 10, generations: 3 }, pgd: { epsilon: 1, steps: 5, restarts: 2 }", StringComparison.Ordinal));

        // Each has a pass before and one after the search; a gradient counts for three.
        Assert.Equal(2 * TinySuite.Images * (1 + (2 + 40) + (2 + 2 * 16)), Of().Passes);
    }

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Before_a_run_everything_is_left_and_nobody_knows_how_long_it_takes()
    {
        var forecast = Of();

        Assert.Equal((TinySuite.Cells, 0), (forecast.Cells, forecast.CellsDone));
        Assert.Equal((TinySuite.Cells * TinySuite.Images, TinySuite.Cells * TinySuite.Images), (forecast.Passes, forecast.PassesLeft));
        Assert.Null(forecast.SecondsLeft);
        Assert.False(Directory.Exists(_tiny.File("results")));
    }

    [Fact]
    public void After_a_part_of_it_the_rest_is_left_at_the_speed_that_was_measured()
    {
        _tiny.Run(options: new RunOptions { Selection = new Selection { Models = ["m"] } });
        var run = _tiny.RunJson()["runs"]![0]!;
        var content = _tiny.Content();

        var forecast = Of();

        Assert.Equal((3, 3 * TinySuite.Images), (forecast.CellsDone, forecast.PassesLeft));
        Assert.Equal((double)run["seconds"]!["first_decode_to_last_part"]! * forecast.PassesLeft / (long)run["forward_passes"]!, forecast.SecondsLeft!.Value, 1e-9);
        Assert.Equal(content, _tiny.Content());
    }

    [Fact]
    public void A_finished_suite_has_nothing_left()
    {
        _tiny.Run();

        Assert.Equal((TinySuite.Cells, 0L, 0.0), (Of().CellsDone, Of().PassesLeft, Of().SecondsLeft));
    }

    [Fact]
    public void Cells_and_passes_are_those_that_data_sets_are_shown_under_and_what_is_done_stays_done()
    {
        _tiny.Run();
        _tiny.Write(TinySuite.Yaml.Replace(
            "{ d: { kind: cifar-binary, path: data.bin }", "{ d: { kind: cifar-binary, path: data.bin, conditions: uni* }, e: { kind: cifar-binary, path: data.bin, limit: 7, conditions: clean }", StringComparison.Ordinal));

        var (whole, noise) = (Of(), Of(new Selection { Conditions = "uniform-noise(width=0.1)" }));

        Assert.Equal((6, 4, 3), (whole.Cells, whole.CellsDone, whole.Conditions));
        Assert.Equal((4 * 25 + 2 * 7, 2 * 7), (whole.Passes, whole.PassesLeft));
        Assert.Equal(new Dictionary<string, int> { ["d"] = 25, ["e"] = 7 }, whole.Images);
        Assert.Equal(2, noise.Cells);
        Assert.Equal(new Dictionary<string, int> { ["d"] = 25 }, noise.Images);
    }

    [Fact]
    public void The_share_that_models_differ_on_is_that_of_their_clean_trials()
    {
        using var folder = new TemporaryFolder();
        Sample.Part(Sample.Trials(10, 4), model: "a").Save(folder.Path);
        Sample.Part(Sample.Trials(10, 7), model: "b").Save(folder.Path);
        Sample.Part(Sample.Trials(10, 0), model: "b", condition: "greyscale").Save(folder.Path);

        var detection = Forecast.Detect(folder.Path, 0.05, discordance: null);

        Assert.Equal(0.3, detection.Discordance, 12);
        Assert.Contains("earlier trials", detection.DiscordanceSource, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_trials_it_is_assumed_and_a_given_one_counts()
    {
        Assert.Equal((Forecast.AssumedDiscordance, "assumed"), Share(Forecast.Detect(_tiny.File("none"), 0.01, null)));
        Assert.Equal((0.3, "as given"), Share(Forecast.Detect(_tiny.File("none"), 0.01, 0.3)));
        Assert.Throws<InputException>(() => Forecast.Detect(_tiny.File("none"), 0.2, 0.1));

        static (double, string) Share(Detection detection) => (detection.Discordance, detection.DiscordanceSource);
    }

    [Fact]
    public void The_command_prints_it_as_text_and_as_json()
    {
        var text = Program.Run("plan", _tiny.SuitePath, "--results", _tiny.File("results"), "--detect", "0.05");
        var json = JsonNode.Parse(Program.Run("plan", _tiny.SuitePath, "--results", _tiny.File("results"), "--json", "--detect", "0.05").Output)!;

        Assert.Equal(0, text.ExitCode);
        Assert.Contains("6 cells (2 models, 3 conditions), 0 of them done\n", text.Output, StringComparison.Ordinal);
        Assert.Equal((6, 150L, 25), ((int)json["cells"]!, (long)json["passes_left"]!, (int)json["images"]!["d"]!));
        Assert.Contains($"on {(long)json["detection"]!["images"]!} images", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--detect", "abc")]
    [InlineData("--detect", "Infinity")]
    [InlineData("--detect", "0")]
    [InlineData("--detect", "1e-9")]
    [InlineData("--discordance", "x")]
    [InlineData("--limit", "x")]
    public void A_wrong_number_on_the_command_line_is_bad_usage(string option, string value)
    {
        var program = Program.Run("plan", _tiny.SuitePath, option, value);

        Assert.Equal(2, program.ExitCode);
        Assert.DoesNotContain("   at ", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_drop_is_answered_at_once() =>
        Assert.InRange(Forecast.Detect(_tiny.File("none"), 0.0001, 0.1).Images, 78_000_000, 79_000_000);

    [Fact]
    public void Results_that_are_a_file_are_refused()
    {
        File.WriteAllText(_tiny.File("results"), "");

        Assert.Throws<InputException>(Of);
    }

    private Forecast Of() => Of(new Selection());

    private Forecast Of(Selection selection) => Forecast.Of(_tiny.SuitePath, new RunOptions { Results = _tiny.File("results"), Selection = selection });
}

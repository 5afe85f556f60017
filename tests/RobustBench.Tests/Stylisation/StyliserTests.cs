using System.Globalization;
using RobustBench.Models;
using RobustBench.Stylisation;
using RobustBench.Tests.Trials;
using SkiaSharp;

namespace RobustBench.Tests.Stylisation;

public sealed class StyliserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    static StyliserTests() => TorchNative.EnsureLoaded();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_take_on_the_style_and_keep_more_of_the_content_than_the_style_has()
    {
        Assert.Equal(new StyliseOutcome(4, 4), Run("out", steps: 60));

        var losses = Losses("out");
        Assert.Equal(4, losses.Count);
        Assert.All(losses, row =>
        {
            Assert.InRange(Number(row["style_loss"]), 0, 0.2 * Number(row["style_loss_start"]));
            Assert.InRange(Number(row["content_loss"]), 0, Number(row["content_loss_of_style"]));
            using var image = SKBitmap.Decode(_folder.File($"out/{row["output"]}"));
            Assert.Equal((64, 64), (image.Width, image.Height));
        });
    }

    [Fact]
    public void An_image_depends_on_neither_batch_nor_threads()
    {
        Run("one", batch: 1, threads: 1);
        Run("all", batch: 3, threads: 2);

        Assert.Equal(Content("one").Where(IsImage), Content("all").Where(IsImage));
        // Sums over other batches may end in other last bits.
        Assert.All(Losses("one").Zip(Losses("all")), pair => Assert.Equal(Number(pair.First["style_loss"]), Number(pair.Second["style_loss"]), 1e-4));

        static bool IsImage(string line) => line.Contains(".png ", StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_finished_is_not_made_again_and_the_folder_ends_the_same()
    {
        Run("once");
        Run("pieces");
        File.Delete(_folder.File("pieces/arrow/arrow1.png"));
        // A process that was killed while it wrote: the line is cut short, and its image is made again.
        var lines = File.ReadAllText(_folder.File("pieces/losses.csv"));
        File.WriteAllText(_folder.File("pieces/losses.csv"), lines[..^20]);

        Assert.Equal(new StyliseOutcome(4, 2), Run("pieces"));
        Assert.Equal(Content("once"), Content("pieces"));
        Assert.Equal(new StyliseOutcome(4, 0), Run("pieces"));
        Assert.Equal(new StyliseOutcome(4, 4), Run("pieces", fresh: true));
    }

    [Fact]
    public void Images_of_other_settings_are_not_mixed()
    {
        Run("out");

        Assert.Contains("were made with other settings", Assert.Throws<InputException>(() => Run("out", steps: 3)).Message, StringComparison.Ordinal);
        Assert.Equal(new StyliseOutcome(4, 4), Run("out", steps: 3, fresh: true));
    }

    [Fact]
    public void An_interruption_keeps_what_is_finished()
    {
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Styliser.Run(Options("out"), (done, _) => { if (done == 2) cancel.Cancel(); }, cancel.Token));
        Assert.Equal(2, Losses("out").Count);

        Assert.Equal(new StyliseOutcome(4, 2), Run("out"));
    }

    [Fact]
    public void What_is_made_again_does_not_count_as_finished_until_it_is()
    {
        Run("out");
        using var killed = new CancellationTokenSource();
        killed.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Styliser.Run(
            Options("out") with { Fresh = true, Settings = new StyleSettings { Size = 0, Steps = 3 } },
            // The losses as a process that is killed here leaves them, with nothing tidied up.
            (_, _) => Assert.False(File.Exists(_folder.File("out/losses.csv"))), killed.Token));

        Assert.Equal(new StyliseOutcome(4, 4), Run("out", steps: 3));
    }

    [Fact]
    public void Images_of_other_sources_are_not_mixed()
    {
        File.WriteAllText(_folder.File("pairs.csv"), "output,content,style\na.png,arrow/arrow1.png,heart/heart1.png\nb.png,disc/disc1.png,heart/heart1.png\n");
        var options = Options("out") with { PairsFile = _folder.File("pairs.csv") };
        StyliseOutcome Make(StyliseOptions with) => Styliser.Run(with, (_, _) => { }, CancellationToken.None);
        Assert.Equal(new StyliseOutcome(2, 2), Make(options));

        File.WriteAllText(_folder.File("pairs.csv"), "output,content,style\na.png,arrow/arrow1.png,fish/fish1.png\nb.png,disc/disc1.png,heart/heart1.png\n");
        Assert.Equal(new StyliseOutcome(2, 1), Make(options));
        Assert.Contains(Losses("out"), row => row["output"] == "a.png" && row["style"] == "fish/fish1.png");
        Assert.Contains("were made with other settings", Assert.Throws<InputException>(() => Make(options with { Styles = "cue16:texture:2" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_can_not_be_read_ends_it_with_its_name_and_keeps_what_is_finished()
    {
        Run("contents");
        foreach (var file in new[] { "contents/stylise.json", "contents/losses.csv" }) File.Delete(_folder.File(file));
        File.WriteAllText(_folder.File("contents/zebra.png"), "no picture");
        var options = Options("out") with { Contents = _folder.File("contents"), Limit = null, Threads = 2 };

        var problem = Assert.Throws<InputException>(() => Styliser.Run(options, (_, _) => { }, CancellationToken.None));

        Assert.Contains("zebra.png", problem.Message, StringComparison.Ordinal);
        Assert.InRange(Losses("out").Count, 3, 4);
    }

    [Fact]
    public void Pairs_can_be_given()
    {
        File.WriteAllText(_folder.File("pairs.csv"), "output,content,style\na/b.png,arrow/arrow1.png,heart/heart1.png\n");

        Assert.Equal(new StyliseOutcome(1, 1), Styliser.Run(Options("out") with { PairsFile = _folder.File("pairs.csv"), Limit = null }, (_, _) => { }, CancellationToken.None));
        Assert.True(File.Exists(_folder.File("out/a/b.png")));
    }

    [Theory]
    [InlineData("../b.png,arrow/arrow1.png,heart/heart1.png", "`../b.png` is no path of a PNG")]
    [InlineData("b.png,gone.png,heart/heart1.png", "there is no file `gone.png`")]
    public void Pairs_that_can_not_be_made_are_an_input_error(string line, string expected)
    {
        File.WriteAllText(_folder.File("pairs.csv"), $"output,content,style\n{line}\n");

        var problem = Assert.Throws<InputException>(() => Styliser.Run(Options("out") with { PairsFile = _folder.File("pairs.csv") }, (_, _) => { }, CancellationToken.None));

        Assert.Contains($"pairs.csv:2: {expected}", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zoo/none", "no such architecture")]
    [InlineData("captum_lenet", "it needs --weights")]
    public void A_network_that_is_not_there_is_an_input_error(string network, string expected) => Assert.Contains(
        expected, Assert.Throws<InputException>(() => Styliser.Run(Options("out") with { Network = network }, (_, _) => { }, CancellationToken.None)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_layer_that_the_network_does_not_have_is_an_input_error() => Assert.Contains(
        "layer 99: the network's ReLUs with an image are 1, 2, 3",
        Assert.Throws<InputException>(() => Styliser.Run(Options("out") with { Settings = new StyleSettings { Size = 0, StyleLayers = [99] } }, (_, _) => { }, CancellationToken.None)).Message,
        StringComparison.Ordinal);

    private StyliseOutcome Run(string output, int steps = 2, int batch = 1, int threads = 2, bool fresh = false) => Styliser.Run(
        Options(output) with { Settings = new StyleSettings { Size = 0, Steps = steps }, BatchSize = batch, Threads = threads, Fresh = fresh }, (_, _) => { }, CancellationToken.None);

    private StyliseOptions Options(string output) => new()
    {
        Contents = "cue16:original:1",
        Styles = "cue16:texture:1",
        Output = _folder.File(output),
        Network = "zoo/standard",
        Device = "cpu",
        Limit = 4,
        Settings = new StyleSettings { Size = 0, Steps = 2 },
    };

    private List<Dictionary<string, string>> Losses(string output)
    {
        var lines = File.ReadAllLines(_folder.File($"{output}/losses.csv")).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(row => lines[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private List<string> Content(string output) =>
    [
        .. Directory.EnumerateFiles(_folder.File(output), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(_folder.File(output), file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

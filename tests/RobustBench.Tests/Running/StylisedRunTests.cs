using RobustBench.Conditions.Stylising;
using RobustBench.Models;
using RobustBench.Parameters;
using RobustBench.Randomness;
using RobustBench.Running;
using RobustBench.Stylisation;
using RobustBench.Suites;
using SkiaSharp;

namespace RobustBench.Tests.Running;

public sealed class StylisedRunTests : IDisposable
{
    private const int Images = 5;

    private const string Key = "stylised(styles=paintings,network=zoo/standard,steps=2)";

    /// <summary>Of the whole process, since a run asks the environment where it keeps its images; of each test the networks, and so the steps, differ.</summary>
    private static readonly string Cache = Directory.CreateTempSubdirectory("robustbench-styles-").FullName;

    private readonly TinySuite _suite = new();

    static StylisedRunTests()
    {
        TorchNative.EnsureLoaded();
        Environment.SetEnvironmentVariable(StyledImages.FolderVariable, Cache);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Cache, recursive: true);
    }

    public StylisedRunTests()
    {
        Directory.CreateDirectory(_suite.File("paintings"));
        Styliser.Run(
            new StyliseOptions
            {
                Contents = "cue16:original:1",
                Styles = "cue16:texture:1",
                Output = _suite.File("made"),
                Network = "zoo/standard",
                Device = "cpu",
                Limit = 3,
                Settings = new StyleSettings { Size = 0, Steps = 1 },
            },
            (_, _) => { }, CancellationToken.None);
        foreach (var (index, file) in Directory.EnumerateFiles(_suite.File("made"), "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Index())
            File.Copy(file, _suite.File($"paintings/p{index}.png"));
    }

    public void Dispose() => _suite.Dispose();

    [Fact]
    public void Images_are_made_once_and_kept_for_any_results_folder()
    {
        Write("{ styles: paintings, network: zoo/standard, steps: 2 }");

        Assert.Equal(0, _suite.Run().FailedCells);
        Assert.Equal(new StylesMade(Images, Images), _suite.Events.OfType<StylesMade>().MaxBy(made => made.Done));
        var kept = Kept();
        Assert.True(kept.Count >= Images);
        Assert.Contains($",\"{Key}\",{Images},", File.ReadAllText(_suite.File("results/accuracy.csv")), StringComparison.Ordinal);

        _suite.Run("others");
        Assert.Equal(kept, Kept());
        Assert.Equal(_suite.Content(), _suite.Content("others"));
        _suite.Run();
        Assert.Equal(0, _suite.PartsRun);
        Assert.Empty(_suite.Events.OfType<StylesMade>());
    }

    [Fact]
    public void The_condition_has_the_defaults_and_the_sizes_of_style_transfer()
    {
        var settings = new StyleSettings { Size = 0 };
        Assert.Equal((settings.Steps, settings.Content), ((int)(long)Stylised.Steps.Default!.Value, (double)Stylised.Content.Default!.Value));
        var feedForward = new Settings(new Stylised().Parameters, new Dictionary<Parameter, ParameterValue>
        {
            [Stylised.Styles] = new("paintings", "paintings"),
            [Stylised.Encoder] = new("e.pth", "e.pth"),
            [Stylised.Decoder] = new("d.pth", "d.pth"),
        });
        foreach (var size in Enumerable.Range(1, 64))
        {
            var refused = Assert.Throws<InputException>(() => AdaIn.Load("absent", "absent", size, 1, TorchDevice.Cpu)).Message.Contains("multiple", StringComparison.Ordinal);
            Assert.Equal(refused, new Stylised().Refusal(feedForward, size, size) is not null);
        }
    }

    [Fact]
    public void An_image_is_what_stylise_makes_of_the_two()
    {
        Write("{ styles: paintings, network: zoo/standard, steps: 3 }");
        var key = Key.Replace("steps=2", "steps=3", StringComparison.Ordinal);
        var suite = SuiteReader.Read(_suite.SuitePath, _ => null);
        using var datasets = DatasetSet.Open(suite, Images);
        using var styled = new StyledImages();
        var block = PictureBlock.Read(datasets.ByKey["d"], 0, Images, new ParallelOptions(), new StageClock(), _ => { });
        Assert.Equal(key, suite.Conditions[1].Condition.Key);

        for (var image = 0; image < 3; image++)
        {
            var uniform = new float[1];
            new NoiseSource(7, image.ToString(System.Globalization.CultureInfo.InvariantCulture), key).Fill(uniform);
            var style = (int)(uniform[0] * 3);
            Directory.CreateDirectory(_suite.File("contents"));
            File.WriteAllBytes(_suite.File($"contents/{image}.png"), RobustBench.Drawing.Png.Encode(StimulusPicture.Of(new StimulusMaker(7).Make(block, image, suite.Conditions[0].Condition))));
            File.WriteAllText(_suite.File("pairs.csv"), $"content,style,output\n{image}.png,p{style}.png,o{image}.png\n");
            Styliser.Run(
                new StyliseOptions
                {
                    Contents = _suite.File("contents"),
                    Styles = _suite.File("paintings"),
                    Output = _suite.File($"out{image}"),
                    PairsFile = _suite.File("pairs.csv"),
                    Network = "zoo/standard",
                    Device = "cpu",
                    Size = 32,
                    Settings = new StyleSettings { Size = 0, Steps = 3 },
                },
                (_, _) => { }, CancellationToken.None);

            using var expected = SKBitmap.Decode(_suite.File($"out{image}/o{image}.png"));
            var made = new StimulusMaker(7, styled).Make(block, image, suite.Conditions[1].Condition);
            for (var pixel = 0; pixel < 32 * 32; pixel++)
            {
                var colour = expected.GetPixel(pixel % 32, pixel / 32);
                Assert.Equal((colour.Red / 255f, colour.Green / 255f, colour.Blue / 255f), (made.Pixels[pixel], made.Pixels[1024 + pixel], made.Pixels[2048 + pixel]));
            }
        }
    }

    [Fact]
    public void Other_styles_make_the_trials_run_again()
    {
        Write("{ styles: paintings, network: zoo/standard, steps: 4 }");
        _suite.Run();
        File.Copy(_suite.File("paintings/p0.png"), _suite.File("paintings/p1.png"), overwrite: true);

        _suite.Run();

        Assert.Equal(2, _suite.PartsRun);
        Assert.All(_suite.Events.OfType<PartDone>(), part => Assert.StartsWith("stylised", part.Condition, StringComparison.Ordinal));
    }

    [Fact]
    public void An_interruption_keeps_what_is_made()
    {
        Write("{ styles: paintings, network: zoo/standard, steps: 6 }");
        using var stop = new CancellationTokenSource();
        var before = Kept();

        var outcome = _suite.Run(watch: happened =>
        {
            if (happened is StylesMade { Done: 1 }) stop.Cancel();
        }, options: new RunOptions { Threads = 1 }, cancel: stop.Token);

        Assert.True(outcome.Interrupted);
        Assert.NotEmpty(Kept().Except(before));
        Assert.False(_suite.Run().Interrupted);
        Assert.Equal(4, _suite.PartsRun);
    }

    [Theory]
    [InlineData("{ styles: paintings }", "say how: `network`")]
    [InlineData("{ styles: paintings, network: squeezenet1_1 }", "`network` needs `weights`")]
    [InlineData("{ styles: paintings, network: zoo/none }", "no such network of the zoo")]
    [InlineData("{ styles: paintings, network: zoo/standard, weights: m.safetensors }", "leave `weights` out")]
    [InlineData("{ styles: paintings, network: zoo/standard, alpha: 0.5 }", "`alpha` has no part")]
    [InlineData("{ styles: paintings, network: captum_lenet, weights: data.bin }", "data.bin")]
    [InlineData("{ styles: paintings, encoder: m.safetensors }", "needs both `encoder` and `decoder`")]
    [InlineData("{ styles: paintings, encoder: m.safetensors, decoder: n.safetensors }", "m.safetensors")]
    [InlineData("{ styles: \"a,b\", network: zoo/standard }", "must not hold any of")]
    [InlineData("{ styles: nowhere, network: zoo/standard }", "there is no folder or file")]
    [InlineData("{ styles: empty, network: zoo/standard }", "it holds no images")]
    public void What_can_not_be_made_is_told_at_its_place(string settings, string expected)
    {
        Directory.CreateDirectory(_suite.File("a,b"));
        Directory.CreateDirectory(_suite.File("empty"));
        Write(settings);

        var problems = SuiteValidation.Problems(_suite.SuitePath);
        Assert.Contains(problems, problem => problem.Contains(expected, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.StartsWith($"{_suite.SuitePath}:", problem, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.DoesNotContain('\n', problem));
        Assert.Contains(expected, Assert.Throws<InputException>(() => _suite.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_chain_it_comes_first()
    {
        Write("{ styles: paintings, network: zoo/standard, steps: 2 }");
        var yaml = File.ReadAllText(_suite.SuitePath);
        _suite.Write(yaml.Replace("  - stylised:", "  - chain:\n      - greyscale\n      - stylised:", StringComparison.Ordinal));

        Assert.Contains("`stylised` must be the first of a chain", Assert.Single(SuiteValidation.Problems(_suite.SuitePath)), StringComparison.Ordinal);
    }

    private void Write(string settings) => _suite.Write($$"""
        name: tiny
        seed: 7
        datasets: { d: { kind: cifar-binary, path: data.bin, limit: {{Images}} } }
        models:
          m: { architecture: captum_lenet, weights: m.safetensors }
          n: { architecture: captum_lenet, weights: n.safetensors }
        conditions:
          - clean
          - stylised: {{settings}}

        """);

    private static List<(string Path, DateTime Written)> Kept() => !Directory.Exists(Cache) ? [] :
        [.. Directory.EnumerateFiles(Cache, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (file, File.GetLastWriteTimeUtc(file)))];
}

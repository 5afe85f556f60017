using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using RobustBench.Plans;
using RobustBench.Randomness;
using RobustBench.Running;
using RobustBench.Tests.Data.Cifar;
using RobustBench.Trials;
using static TorchSharp.torch;

namespace RobustBench.Tests.Running;

public sealed class BenchmarkTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    static BenchmarkTests() => TorchNative.EnsureLoaded();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Accuracies_are_those_of_an_independent_count()
    {
        var outcome = _tiny.Run();

        Assert.Equal((0, false, 0), (outcome.FailedCells, outcome.Interrupted, outcome.Report!.Incomplete.Count));
        var rows = _tiny.Accuracy();
        Assert.Equal(TinySuite.Cells, rows.Count);
        Assert.All(rows, row => Assert.Equal($"{TinySuite.Images}", row["images"]));
        Assert.Equal(
            from model in new[] { "m", "n" }
            from condition in new[] { "clean", "uniform-noise(width=0.1)", "uniform-noise(width=0.35)" }
            select $"{model} {condition} {Correct(model, condition)}",
            rows.Select(row => $"{row["model"]} {row["condition"]} {row["correct"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_run_shows_no_image_and_leaves_every_byte()
    {
        _tiny.Run();
        var (content, record) = (_tiny.Content(), _tiny.RunJson().ToJsonString());

        _tiny.Run();

        Assert.Equal(new PlanReady(TinySuite.Cells, TinySuite.Cells, TinySuite.Parts, TinySuite.Parts, 0, false), Assert.Single(_tiny.Events));
        Assert.Equal((content, record), (_tiny.Content(), _tiny.RunJson().ToJsonString()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(17)]
    public void An_interrupted_run_goes_on_to_the_same_bytes(int parts)
    {
        using var interrupt = new CancellationTokenSource();
        var left = parts;
        if (left == 0) interrupt.Cancel();
        var first = _tiny.Run("cut", watch: CancelWhenDone, cancel: interrupt.Token);
        var kept = _tiny.PartsRun;

        var second = _tiny.Run("cut");

        Assert.True(first.Interrupted);
        // Passes that are under way when the run is interrupted may still finish their parts, on every thread.
        Assert.InRange(kept, parts, Math.Min(TinySuite.Parts, parts + (2 * Environment.ProcessorCount)));
        Assert.Equal((false, TinySuite.Parts - kept), (second.Interrupted, _tiny.PartsRun));
        _tiny.Run("whole");
        Assert.Equal(_tiny.Content("whole"), _tiny.Content("cut"));

        void CancelWhenDone(RunEvent happened)
        {
            if (happened is PartDone && --left == 0) interrupt.Cancel();
        }
    }

    [Fact]
    public void An_interrupted_run_without_a_part_has_no_report()
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();

        Assert.Null(_tiny.Run(cancel: interrupt.Token).Report);
    }

    [Fact]
    public void Shards_make_the_same_bytes_as_one_run()
    {
        foreach (var number in new[] { 3, 1, 2 })
            _tiny.Run("shards", new RunOptions { Selection = new Selection { Shard = new Shard(number, 3) } });
        _tiny.Run("whole");

        Assert.Equal(_tiny.Content("whole"), _tiny.Content("shards"));
    }

    [Fact]
    public void Shards_that_run_at_the_same_time_make_the_same_bytes_too()
    {
        Parallel.For(1, 4, number => new Benchmark(
            new RunOptions { Results = _tiny.File("shards"), Device = "cpu", Threads = 1, Selection = new Selection { Shard = new Shard(number, 3) } },
            _ => { }, TimeProvider.System).Run(_tiny.SuitePath, default));
        _tiny.Run("whole", new RunOptions { Threads = 1 });
        _tiny.Run("shards");

        Assert.Equal(0, _tiny.PartsRun);
        Assert.Equal(_tiny.Content("whole"), _tiny.Content("shards"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(64, 1)]
    [InlineData(int.MaxValue, 2)]
    public void Decisions_do_not_depend_on_batch_size_and_threads(int batchSize, int threads)
    {
        _tiny.Run("usual");

        _tiny.Run("other", new RunOptions { BatchSize = batchSize, Threads = threads });

        foreach (var (usual, other) in Trials("usual").Zip(Trials("other"), (a, b) => (a, b)))
        {
            Assert.Equal((usual.Image, usual.Label, usual.Prediction, usual.Correct), (other.Image, other.Label, other.Prediction, other.Correct));
            Assert.Equal(usual.Confidence, other.Confidence, 1e-5f);
        }
    }

    [Fact]
    public void A_limit_uses_the_first_images_alone()
    {
        _tiny.Run(options: new RunOptions { Selection = new Selection { Limit = 3 } });

        Assert.Equal(["0", "1", "2"], Trials("results").Select(trial => trial.Image).Distinct());
    }

    [Fact]
    public void A_fresh_run_does_everything_again_to_the_same_bytes()
    {
        _tiny.Run();
        var content = _tiny.Content();

        _tiny.Run(options: new RunOptions { Fresh = true });

        Assert.Equal(TinySuite.Parts, _tiny.PartsRun);
        Assert.Equal(content, _tiny.Content());
    }

    [Fact]
    public void Selected_cells_alone_are_run()
    {
        _tiny.Run(options: new RunOptions { Selection = new Selection { Models = ["n"], Conditions = "uni*35)" } });

        var row = Assert.Single(_tiny.Accuracy());
        Assert.Equal(("n", "uniform-noise(width=0.35)"), (row["model"], row["condition"]));
    }

    [Fact]
    public void A_data_set_is_run_under_the_conditions_that_it_is_shown_under()
    {
        // Phase noise can't be made of the odd set, which is not shown under it.
        _tiny.Write(TinySuite.Yaml
            .Replace("{ d: {", "{ odd: { kind: cifar-binary, path: data.bin, stimulus: { resize: 31 }, conditions: clean }, d: {", StringComparison.Ordinal)
            .Replace("data.bin } }", "data.bin, conditions: [phase*, '*35)'] } }", StringComparison.Ordinal)
            .Replace("[clean,", "[clean, phase-noise: { width: 90 },", StringComparison.Ordinal));

        _tiny.Run();

        Assert.Equal(
            ["odd clean m", "odd clean n", "d phase-noise(width=90) m", "d phase-noise(width=90) n", "d uniform-noise(width=0.35) m", "d uniform-noise(width=0.35) n"],
            _tiny.Accuracy().OrderByDescending(row => row["dataset"]).ThenBy(row => row["condition"]).Select(row => $"{row["dataset"]} {row["condition"]} {row["model"]}"));
        Assert.Empty(_tiny.Events.OfType<Warning>());
    }

    [Fact]
    public void A_measured_batch_size_is_kept_by_later_runs()
    {
        _tiny.Run(options: new RunOptions { MeasureBatchSize = true, Selection = new Selection { Models = ["m"] } });
        var measured = (int)_tiny.RunJson()["runs"]![0]!["batch_sizes"]!["d"]!;
        var path = _tiny.File("results/run.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace($"\"d\": {measured}", "\"d\": 3", StringComparison.Ordinal));

        _tiny.Run(options: new RunOptions { MeasureBatchSize = true });

        Assert.InRange(measured, 1, 1024);
        Assert.Equal(3, (int)_tiny.RunJson()["runs"]![1]!["batch_sizes"]!["d"]!);
    }

    [Theory]
    [InlineData("size: 32", """{"height":32,"width":32,"quantise":"none"}""")]
    [InlineData("resize: 40, size: 32, quantise: round", """{"height":32,"width":32,"resize":40,"interpolation":"bilinear","quantise":"round"}""")]
    public void The_run_record_says_how_stimuli_are_made(string stimulus, string expected)
    {
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", $"data.bin, stimulus: {{ {stimulus} }} }}", StringComparison.Ordinal));

        _tiny.Run();

        Assert.Equal(expected, _tiny.RunJson()["datasets"]![0]!["stimulus"]!.ToJsonString());
    }

    private IEnumerable<Trial> Trials(string results) => new TrialFolder(_tiny.File(results)).Cells().SelectMany(cell => cell.ReadTrials());

    /// <summary>The right decisions of a model, image by image through the plain network.</summary>
    private int Correct(string model, string condition)
    {
        var architecture = ArchitectureCatalogue.Find("captum_lenet")!;
        var corruption = condition == "clean"
            ? Condition.Of(Conditions.Given.Step("clean"))
            : Condition.Of(Conditions.Given.Step("uniform-noise", condition["uniform-noise(".Length..^1]));
        using var network = new Network(architecture, WeightFile.Read(_tiny.File($"{model}.safetensors")), architecture.Preprocessing, LayerForm.Plain, CPU);
        var records = CifarFile.Records(TinySuite.Images);
        var correct = 0;
        for (var i = 0; i < TinySuite.Images; i++)
        {
            var pixels = records.AsSpan(i * 3073 + 1, 3072).ToArray().Select(level => level / 255f).ToArray();
            corruption.Apply(new Stimulus(pixels, 32, 32), new NoiseSource(7, $"{i}", condition));
            using var mode = inference_mode();
            using var batch = tensor(pixels, [1, 3, 32, 32]);
            using var logits = network.Forward(batch);
            if (logits.argmax(1).item<long>() == i % 10) correct++;
        }

        return correct;
    }
}

using System.Globalization;
using RobustBench.Data;
using RobustBench.Models;
using RobustBench.Running;
using RobustBench.Tests.Data.Cifar;
using RobustBench.Tests.Models;
using RobustBench.Trials;

namespace RobustBench.Tests.Running;

/// <summary>Attacks in a whole run: images of which <c>m</c> is right about all but the last five, and a second network <c>n</c>.</summary>
public sealed class AttackRunTests : IDisposable
{
    private const int Wrong = 5;

    private const string Attacks = """
        [clean, fgsm: { epsilon: [0, 1/255, 0.2] }, fgsm: { epsilon: 3, norm: l2 }, pgd: { epsilon: 0.1, steps: 3, restarts: 2 },
          one-pixel: { population: 10, generations: 2 }, spatial: { rotations: 3, translations: 3 }, fgsm: { epsilon: 0.2, source: m },
          fgsm: { epsilon: 0.3, target: next }, chain: [uniform-noise: { width: 0.1, contrast: 1, colour: true }, pgd: { epsilon: 0.1, steps: 2 }]]
        """;

    private readonly TinySuite _tiny = new();

    private readonly List<int> _decided;

    static AttackRunTests() => TorchNative.EnsureLoaded();

    public AttackRunTests()
    {
        // Without biases decisions depend on the image, and can be changed.
        _tiny.Save("m.safetensors", WithoutBias(TinySuite.LeNet(1)));
        _tiny.Save("n.safetensors", WithoutBias(TinySuite.LeNet(1)).Add("fc3.bias", [0.02f, 0, 0.02f, 0, 0, 0, 0.02f, 0, 0, 0.02f], 10));
        _tiny.Write(TinySuite.Yaml.Replace("[clean, uniform-noise: { width: [0.1, 0.35] }]", "[clean]", StringComparison.Ordinal));
        _tiny.Run("labels");
        var records = CifarFile.Records(TinySuite.Images);
        _decided = [.. Trials("m", "clean", "labels").Select(trial => Cifar10.IndexOf(trial.Prediction))];
        for (var i = 0; i < TinySuite.Images; i++)
            records[i * (CifarFile.PixelBytes + 1)] = (byte)((_decided[i] + (i < TinySuite.Images - Wrong ? 0 : 1)) % 10);
        File.WriteAllBytes(_tiny.File("data.bin"), records);
        Write(Attacks);
    }

    private static List<string> Cifar10 { get; } = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Flags_and_accuracies_agree_and_no_attack_makes_an_image_right()
    {
        Assert.Equal(0, _tiny.Run().FailedCells);
        foreach (var cell in AttackCells())
        {
            foreach (var trial in cell.ReadTrials())
            {
                var (before, success) = (Column(cell, trial, "before"), Column(cell, trial, "success") == "true");
                Assert.Equal(trial.Correct, trial.Prediction == trial.Label);
                if (before != trial.Label)
                {
                    Assert.Equal((before, false, "0", "0"), (trial.Prediction, success, Column(cell, trial, "linf"), Column(cell, trial, "gradients")));
                    continue;
                }

                Assert.Equal(success, Column(cell, trial, "target") is { Length: > 0 } target ? trial.Prediction == target : !trial.Correct);
            }
        }

        Assert.Contains(AttackCells(), cell => cell.ReadTrials().Any(trial => Column(cell, trial, "success") == "true"));
    }

    [Fact]
    public void The_decision_before_an_attack_is_that_of_the_clean_cell()
    {
        _tiny.Run();
        foreach (var cell in AttackCells().Where(cell => !cell.Condition.StartsWith("chain", StringComparison.Ordinal)))
        {
            Assert.Equal(
                Trials(cell.Model, "clean").Select(trial => (trial.Image, trial.Prediction)),
                cell.ReadTrials().Select(trial => (trial.Image, Column(cell, trial, "before"))));
        }
    }

    [Fact]
    public void A_budget_of_nothing_gives_the_clean_decisions()
    {
        _tiny.Run();
        Assert.Equal(
            Trials("m", "clean").Select(trial => (trial.Image, trial.Prediction, trial.Confidence)),
            Trials("m", "fgsm(epsilon=0)").Select(trial => (trial.Image, trial.Prediction, trial.Confidence)));
        Assert.All(Columns("m", "fgsm(epsilon=0)", "linf"), size => Assert.Equal("0", size));
    }

    [Fact]
    public void No_change_exceeds_its_budget()
    {
        _tiny.Run();
        Assert.All(Columns("m", "fgsm(epsilon=1/255)", "linf"), size => Assert.InRange(Number(size), 0, 1 / 255.0 + 1e-6));
        Assert.All(Columns("m", "fgsm(epsilon=3,norm=l2)", "l2"), size => Assert.InRange(Number(size), 0, 3 + 1e-5));
        Assert.All(Columns("n", "pgd(epsilon=0.1,steps=3,restarts=2)", "linf"), size => Assert.InRange(Number(size), 0, 0.1 + 1e-6));
        Assert.All(Columns("m", "one-pixel(population=10,generations=2)", "l0"), size => Assert.InRange(Number(size), 0, 1));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(25, 2)]
    public void Decisions_depend_on_neither_batch_size_nor_threads(int batchSize, int threads)
    {
        _tiny.Run("usual");
        _tiny.Run("other", new RunOptions { BatchSize = batchSize, Threads = threads });
        foreach (var cell in AttackCells("usual"))
        {
            Assert.Equal(
                cell.ReadTrials().Select(trial => (trial.Image, trial.Prediction, Column(cell, trial, "success"), Column(cell, trial, "queries"))),
                Trials(cell.Model, cell.Condition, "other").Select(trial => (trial.Image, trial.Prediction, Column(cell, trial, "success"), Column(cell, trial, "queries"))));
        }
    }

    [Fact]
    public void A_run_in_pieces_gives_the_bytes_of_a_run_at_once()
    {
        _tiny.Run("once");
        _tiny.Run("pieces", new RunOptions { Selection = new() { Conditions = "fgsm*0.2*" } });
        _tiny.Run("pieces", new RunOptions { Selection = new() { Models = ["n"] } });
        _tiny.Run("pieces");
        Assert.Equal(_tiny.Content("once"), _tiny.Content("pieces"));
    }

    [Fact]
    public void A_transfer_shows_every_model_the_images_of_its_source()
    {
        _tiny.Run();
        const string Transfer = "fgsm(epsilon=0.2,source=m)";
        Assert.Equal(Trials("m", "fgsm(epsilon=0.2)").Select(trial => trial.Prediction), Trials("m", Transfer).Select(trial => trial.Prediction));
        var sizes = Trials("m", Transfer).Zip(Trials("n", Transfer), (own, shown) => (Own: Size("m", own), Shown: Size("n", shown))).ToList();
        Assert.Contains(sizes, size => size.Shown != "0" && size.Own != "0");
        Assert.All(sizes.Where(size => size.Shown != "0" && size.Own != "0"), size => Assert.Equal(size.Own, size.Shown));

        string Size(string model, Trial trial) => Column(Cell(model, Transfer), trial, "l2");
    }

    [Fact]
    public void A_transfer_runs_again_when_its_source_is_another_network()
    {
        _tiny.Run();
        _tiny.Save("m.safetensors", WithoutBias(TinySuite.LeNet(3)));
        _tiny.Run();
        Assert.Contains(_tiny.Events.OfType<PartDone>(), part => part is { Model: "n", Condition: "fgsm(epsilon=0.2,source=m)" });
        Assert.DoesNotContain(_tiny.Events.OfType<PartDone>(), part => part is { Model: "n", Condition: "fgsm(epsilon=0.2)" });
    }

    [Fact]
    public void A_transfer_needs_its_source_though_that_is_not_selected()
    {
        _tiny.Run("some", new RunOptions { Selection = new() { Models = ["n"], Conditions = "*source=m*" } });
        _tiny.Run("all");
        Assert.Equal(Columns("n", "fgsm(epsilon=0.2,source=m)", "l2", "all"), Columns("n", "fgsm(epsilon=0.2,source=m)", "l2", "some"));
    }

    [Fact]
    public void A_targeted_success_is_the_target()
    {
        Write("[fgsm: { epsilon: 0.3, target: [next, 4, frog] }]");
        _tiny.Run();
        foreach (var (condition, target) in new[] { ("next", ""), ("4", "deer"), ("frog", "frog") })
        {
            var cell = Cell("m", $"fgsm(epsilon=0.3,target={condition})");
            foreach (var trial in cell.ReadTrials())
            {
                var expected = target.Length > 0 ? target : Cifar10[(Cifar10.IndexOf(trial.Label) + 1) % 10];
                Assert.Equal(expected, Column(cell, trial, "target"));
                if (Column(cell, trial, "success") == "true") Assert.Equal(expected, trial.Prediction);
                if (expected == trial.Label) Assert.Equal("0", Column(cell, trial, "linf"));
            }
        }

        Assert.Contains("true", Columns("m", "fgsm(epsilon=0.3,target=frog)", "success"));
    }

    [Theory]
    [InlineData(Quantisation.Round)]
    [InlineData(Quantisation.Truncate)]
    public void With_8_bits_an_image_is_judged_as_it_would_be_stored(Quantisation quantise)
    {
        // 0.00235 · 255 = 0.6 levels, 0.0105 · 255 = 2.7.
        Write("[clean, fgsm: { epsilon: [0, 0.00235, 0.0105] }, one-pixel: { population: 10, generations: 1 }]", $"stimulus: {{ quantise: {quantise.ToString().ToLowerInvariant()} }}\n");
        _tiny.Run();
        Assert.All(Columns("m", "fgsm(epsilon=0)", "l0"), pixels => Assert.Equal("0", pixels));
        Assert.All(Columns("m", "fgsm(epsilon=0.00235)", "l0"), pixels => Assert.Equal("0", pixels));
        // Every change is a whole number of levels, and within the ball.
        Assert.All(Columns("m", "fgsm(epsilon=0.0105)", "linf"), size => Assert.Contains(Math.Round(Number(size) * 255, 3), new[] { 0.0, 2 }));
        Assert.Contains(Columns("m", "fgsm(epsilon=0.0105)", "linf"), size => size != "0");
        Assert.All(Columns("m", "one-pixel(population=10,generations=1)", "linf"), size => Assert.Equal(Math.Round(Number(size) * 255), Number(size) * 255, 1e-3));
    }

    [Fact]
    public void With_a_label_map_the_answers_that_are_attacked_are_categories()
    {
        File.WriteAllText(_tiny.File("map.yaml"), "{ animal: [2, 3, 4, 5, 6, 7], vehicle: [0, 1, 8, 9] }");
        Write("[clean, fgsm: { epsilon: 0.3, target: [vehicle, 0, next] }, one-pixel: { population: 10, generations: 3 }]", "labels: { map: map.yaml, aggregate: mean }\n");
        Assert.Equal(0, _tiny.Run().FailedCells);
        // The class of index 0 is a vehicle.
        Assert.Equal(Columns("m", "fgsm(epsilon=0.3,target=vehicle)", "success"), Columns("m", "fgsm(epsilon=0.3,target=0)", "success"));
        Assert.Equal(Columns("m", "fgsm(epsilon=0.3,target=vehicle)", "target"), Columns("m", "fgsm(epsilon=0.3,target=0)", "target"));
    }

    [Fact]
    public void A_constant_model_is_reported_as_such()
    {
        // It says what m says most often, whatever it sees.
        var always = new float[10];
        always[_decided.CountBy(answer => answer).MaxBy(count => count.Value).Key] = 1;
        _tiny.Save("n.safetensors", TinySuite.LeNet(1).Add("fc3.weight", new float[840], 10, 84).Add("fc3.bias", always, 10));
        Write("[clean, fgsm: { epsilon: 0.2 }, one-pixel: { population: 10, generations: 1 }]");
        var report = _tiny.Run().Report!;
        foreach (var condition in new[] { "fgsm(epsilon=0.2)", "one-pixel(population=10,generations=1)" })
        {
            Assert.Contains(report.Warnings, warning => warning.Contains($"n · d · {condition}", StringComparison.Ordinal));
            Assert.DoesNotContain(report.Warnings, warning => warning.Contains($"m · d · {condition}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_interrupted_search_ends_at_its_next_question()
    {
        Write("[one-pixel: { population: 400, generations: 100000, source: m }]");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var start = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(_tiny.Run(cancel: interrupt.Token).Interrupted);
        Assert.InRange(start.Elapsed.TotalSeconds, 0, 30);
    }

    private static RandomWeights WithoutBias(RandomWeights weights) => weights
        .Add("conv1.bias", new float[6], 6).Add("conv2.bias", new float[16], 16)
        .Add("fc1.bias", new float[120], 120).Add("fc2.bias", new float[84], 84).Add("fc3.bias", new float[10], 10);

    private void Write(string conditions, string more = "") => _tiny.Write(
        TinySuite.Yaml.Replace("[clean, uniform-noise: { width: [0.1, 0.35] }]", conditions, StringComparison.Ordinal) + more);

    private IEnumerable<TrialCell> AttackCells(string results = "results") =>
        new TrialFolder(_tiny.File(results)).Cells().Where(cell => AttackColumns.AreIn(cell.Columns));

    private TrialCell Cell(string model, string condition, string results = "results") =>
        new TrialFolder(_tiny.File(results)).Cells().Single(cell => cell.Model == model && cell.Condition == condition);

    private List<Trial> Trials(string model, string condition, string results = "results") => [.. Cell(model, condition, results).ReadTrials()];

    private List<string> Columns(string model, string condition, string column, string results = "results")
    {
        var cell = Cell(model, condition, results);
        return [.. cell.ReadTrials().Select(trial => Column(cell, trial, column))];
    }

    private static string Column(TrialCell cell, Trial trial, string column) => trial.Further[cell.Columns.ToList().IndexOf(column)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using RobustBench.Data;
using RobustBench.Running;
using static RobustBench.Tests.Running.AttackSuite;

namespace RobustBench.Tests.Running;

/// <summary>Attacks in a whole run: images of which <c>m</c> is right about all but the last five, and a second network <c>n</c>.</summary>
public sealed class AttackRunTests : IDisposable
{
    private readonly AttackSuite _suite = new();

    public void Dispose() => _suite.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(25, 2)]
    public void Decisions_depend_on_neither_batch_size_nor_threads(int batchSize, int threads)
    {
        _suite.Tiny.Run("usual");
        _suite.Tiny.Run("other", new RunOptions { BatchSize = batchSize, Threads = threads });
        foreach (var cell in _suite.AttackCells("usual"))
        {
            Assert.Equal(
                cell.ReadTrials().Select(trial => (trial.Image, trial.Prediction, Column(cell, trial, "success"), Column(cell, trial, "queries"))),
                _suite.Trials(cell.Model, cell.Condition, "other").Select(trial => (trial.Image, trial.Prediction, Column(cell, trial, "success"), Column(cell, trial, "queries"))));
        }
    }

    [Fact]
    public void A_run_in_pieces_gives_the_bytes_of_a_run_at_once()
    {
        _suite.Tiny.Run("once");
        _suite.Tiny.Run("pieces", new RunOptions { Selection = new() { Conditions = "fgsm*0.2*" } });
        _suite.Tiny.Run("pieces", new RunOptions { Selection = new() { Models = ["n"] } });
        _suite.Tiny.Run("pieces");
        Assert.Equal(_suite.Tiny.Content("once"), _suite.Tiny.Content("pieces"));
    }

    [Fact]
    public void A_transfer_runs_again_when_its_source_is_another_network()
    {
        _suite.Tiny.Run();
        _suite.Tiny.Save("m.safetensors", WithoutBias(TinySuite.LeNet(3)));
        _suite.Tiny.Run();
        Assert.Contains(_suite.Tiny.Events.OfType<PartDone>(), part => part is { Model: "n", Condition: "fgsm(epsilon=0.2,source=m)" });
        Assert.DoesNotContain(_suite.Tiny.Events.OfType<PartDone>(), part => part is { Model: "n", Condition: "fgsm(epsilon=0.2)" });
    }

    [Fact]
    public void A_transfer_needs_its_source_though_that_is_not_selected()
    {
        _suite.Tiny.Run("some", new RunOptions { Selection = new() { Models = ["n"], Conditions = "*source=m*" } });
        _suite.Tiny.Run("all");
        Assert.Equal(_suite.Columns("n", "fgsm(epsilon=0.2,source=m)", "l2", "all"), _suite.Columns("n", "fgsm(epsilon=0.2,source=m)", "l2", "some"));
    }

    [Fact]
    public void A_targeted_success_is_the_target()
    {
        _suite.Write("[fgsm: { epsilon: 0.3, target: [next, 4, frog] }]");
        _suite.Tiny.Run();
        foreach (var (condition, target) in new[] { ("next", ""), ("4", "deer"), ("frog", "frog") })
        {
            var cell = _suite.Cell("m", $"fgsm(epsilon=0.3,target={condition})");
            foreach (var trial in cell.ReadTrials())
            {
                var expected = target.Length > 0 ? target : Cifar10[(Cifar10.IndexOf(trial.Label) + 1) % 10];
                Assert.Equal(expected, Column(cell, trial, "target"));
                if (Column(cell, trial, "success") == "true") Assert.Equal(expected, trial.Prediction);
                if (expected == trial.Label) Assert.Equal("0", Column(cell, trial, "linf"));
            }
        }

        Assert.Contains("true", _suite.Columns("m", "fgsm(epsilon=0.3,target=frog)", "success"));
    }

    [Theory]
    [InlineData(Quantisation.Round)]
    [InlineData(Quantisation.Truncate)]
    public void With_8_bits_an_image_is_judged_as_it_would_be_stored(Quantisation quantise)
    {
        // 0.00235 · 255 = 0.6 levels, 0.0105 · 255 = 2.7.
        _suite.Write("[clean, fgsm: { epsilon: [0, 0.00235, 0.0105] }, one-pixel: { population: 10, generations: 1 }]", $"stimulus: {{ quantise: {quantise.ToString().ToLowerInvariant()} }}\n");
        _suite.Tiny.Run();
        Assert.All(_suite.Columns("m", "fgsm(epsilon=0)", "l0"), pixels => Assert.Equal("0", pixels));
        Assert.All(_suite.Columns("m", "fgsm(epsilon=0.00235)", "l0"), pixels => Assert.Equal("0", pixels));
        // Every change is a whole number of levels, and within the ball.
        Assert.All(_suite.Columns("m", "fgsm(epsilon=0.0105)", "linf"), size => Assert.Contains(Math.Round(Number(size) * 255, 3), new[] { 0.0, 2 }));
        Assert.Contains(_suite.Columns("m", "fgsm(epsilon=0.0105)", "linf"), size => size != "0");
        Assert.All(_suite.Columns("m", "one-pixel(population=10,generations=1)", "linf"), size => Assert.Equal(Math.Round(Number(size) * 255), Number(size) * 255, 1e-3));
    }

    [Fact]
    public void With_a_label_map_the_answers_that_are_attacked_are_categories()
    {
        File.WriteAllText(_suite.Tiny.File("map.yaml"), "{ animal: [2, 3, 4, 5, 6, 7], vehicle: [0, 1, 8, 9] }");
        _suite.Write("[clean, fgsm: { epsilon: 0.3, target: [vehicle, 0, next] }, one-pixel: { population: 10, generations: 3 }]", "labels: { map: map.yaml, aggregate: mean }\n");
        Assert.Equal(0, _suite.Tiny.Run().FailedCells);
        // The class of index 0 is a vehicle.
        Assert.Equal(_suite.Columns("m", "fgsm(epsilon=0.3,target=vehicle)", "success"), _suite.Columns("m", "fgsm(epsilon=0.3,target=0)", "success"));
        Assert.Equal(_suite.Columns("m", "fgsm(epsilon=0.3,target=vehicle)", "target"), _suite.Columns("m", "fgsm(epsilon=0.3,target=0)", "target"));
    }

    [Fact]
    public void A_constant_model_is_reported_as_such()
    {
        // It says what m says most often, whatever it sees.
        var always = new float[10];
        always[_suite.Decided.CountBy(answer => answer).MaxBy(count => count.Value).Key] = 1;
        _suite.Tiny.Save("n.safetensors", TinySuite.LeNet(1).Add("fc3.weight", new float[840], 10, 84).Add("fc3.bias", always, 10));
        _suite.Write("[clean, fgsm: { epsilon: 0.2 }, one-pixel: { population: 10, generations: 1 }]");
        var report = _suite.Tiny.Run().Report!;
        foreach (var condition in new[] { "fgsm(epsilon=0.2)", "one-pixel(population=10,generations=1)" })
        {
            Assert.Contains(report.Warnings, warning => warning.Contains($"n · d · {condition}", StringComparison.Ordinal));
            Assert.DoesNotContain(report.Warnings, warning => warning.Contains($"m · d · {condition}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_interrupted_search_ends_at_its_next_question()
    {
        _suite.Write("[one-pixel: { population: 400, generations: 100000, source: m }]");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var start = System.Diagnostics.Stopwatch.StartNew();
        Assert.True(_suite.Tiny.Run(cancel: interrupt.Token).Interrupted);
        Assert.InRange(start.Elapsed.TotalSeconds, 0, 30);
    }
}

using RobustBench.Models;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Tests.Data.Cifar;
using RobustBench.Tests.Data.Npy;
using RobustBench.Tests.Models;

namespace RobustBench.Tests.Running;

public sealed class FailedRunTests : IDisposable
{
    private const int White = 12;

    private readonly TinySuite _tiny = new();

    static FailedRunTests() => TorchNative.EnsureLoaded();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void A_cell_whose_logits_are_not_finite_fails_and_the_others_are_kept()
    {
        MakeOneImageWhite();
        _tiny.Save("n.safetensors", OverflowsOnWhite());

        var outcome = _tiny.Run(options: new RunOptions { Selection = new Selection { Conditions = "clean" } });

        Assert.Equal((1, false), (outcome.FailedCells, outcome.Interrupted));
        var failed = Assert.Single(_tiny.Events.OfType<CellFailed>());
        Assert.Equal(
            ("n", "d", "clean", $"the network's logits for image {White} are not finite numbers: check its weights and preprocessing"),
            (failed.Model, failed.Dataset, failed.Condition, failed.Reason));
        Assert.Equal("m", Assert.Single(_tiny.Accuracy())["model"]);
        Assert.Equal(15, Assert.Single(outcome.Report!.Incomplete).Found);
    }

    [Fact]
    public void Every_attack_on_a_model_that_can_not_decide_fails_and_the_others_are_kept()
    {
        MakeOneImageWhite();
        _tiny.Save("n.safetensors", OverflowsOnWhite());
        _tiny.Write(TinySuite.Yaml.Replace("[clean, uniform-noise: { width: [0.1, 0.35] }]", "[fgsm: { epsilon: [0.1, 0.2] }, pgd: { epsilon: [0.1, 0.2], steps: 1, source: m }]", StringComparison.Ordinal));

        var outcome = _tiny.Run();

        Assert.Equal(4, outcome.FailedCells);
        Assert.All(_tiny.Events.OfType<CellFailed>(), failed => Assert.Equal(("n", $"the network's logits for image {White} are not finite numbers: check its weights and preprocessing"), (failed.Model, failed.Reason)));
        Assert.Equal(4, _tiny.Accuracy().Count(row => row["model"] == "m"));
    }

    [Fact]
    public void A_failed_part_is_tried_again_by_the_next_run()
    {
        MakeOneImageWhite();
        _tiny.Save("n.safetensors", OverflowsOnWhite());
        _tiny.Run(options: new RunOptions { Selection = new Selection { Conditions = "clean" } });

        var outcome = _tiny.Run(options: new RunOptions { Selection = new Selection { Conditions = "clean" } });

        Assert.Equal((1, 0), (outcome.FailedCells, _tiny.PartsRun));
    }

    [Fact]
    public void Weights_that_are_not_numbers_are_an_input_error_at_the_models_place()
    {
        _tiny.Save("n.safetensors", TinySuite.LeNet(1).Add("fc3.bias", [.. Enumerable.Repeat(float.NaN, 10)], 10));

        AssertProblem(
            $"{_tiny.SuitePath}:7:3: {_tiny.File("n.safetensors")}: captum_lenet gives logits that are not finite; the weights are damaged, get them again");
    }

    [Fact]
    public void Another_number_of_classes_is_an_input_error_at_the_models_place()
    {
        _tiny.Save("n.safetensors", TinySuite.LeNet(1, classes: 7));

        AssertProblem($"{_tiny.SuitePath}:7:3: `n` has 7 classes and `d` has 10: they need the same classes");
    }

    [Fact]
    public void Every_model_that_can_not_be_loaded_is_named()
    {
        foreach (var name in new[] { "m.safetensors", "n.safetensors" }) File.WriteAllText(_tiny.File(name), "x");

        var problems = Assert.Throws<InputException>(() => _tiny.Run()).Problems;

        Assert.Equal(["6:3", "7:3"], problems.Select(problem => problem[(_tiny.SuitePath.Length + 1)..][..3]));
    }

    [Fact]
    public void A_condition_that_can_not_be_made_at_the_size_is_an_input_error_at_its_place()
    {
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", "data.bin, stimulus: { size: 31 } }", StringComparison.Ordinal)
            .Replace("[clean, ", "[clean, phase-noise: { width: 30 }, ", StringComparison.Ordinal));

        var problem = Assert.Single(Assert.Throws<InputException>(() => _tiny.Run()).Problems);

        Assert.StartsWith($"{_tiny.SuitePath}:8:21: phase-noise(width=30) on `d`: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_size_is_shown_resized_stimuli()
    {
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", "data.bin, stimulus: { size: 30 } }", StringComparison.Ordinal));

        var outcome = _tiny.Run();

        Assert.Equal(0, outcome.FailedCells);
        Assert.Equal(TinySuite.Cells, _tiny.Accuracy().Count);
    }

    [Fact]
    public void Stimuli_that_are_no_squares_are_refused_for_a_model_with_a_size()
    {
        File.WriteAllBytes(_tiny.File("images.npy"), NpyFile.Array("|u1", "(2, 32, 30, 3)", NpyFile.Images(2, 32, 30)));
        File.WriteAllBytes(_tiny.File("labels.npy"), NpyFile.Array("|u1", "(2,)", [0, 1]));
        _tiny.Write(TinySuite.Yaml.Replace("kind: cifar-binary, path: data.bin", "kind: npy, path: images.npy, labels: labels.npy", StringComparison.Ordinal));

        var problems = Assert.Throws<InputException>(() => _tiny.Run()).Problems;

        Assert.Equal(2, problems.Count);
        Assert.Equal(
            $"{_tiny.SuitePath}:6:3: `m` takes 32 × 32, and the stimuli of `d` are no squares but 32 × 30: give the data set `stimulus: {{ size: 32 }}`",
            problems[0]);
    }

    [Fact]
    public void What_is_wrong_is_told_before_anything_is_written()
    {
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", "data.bin, stimulus: { size: 33 } }", StringComparison.Ordinal));

        AssertProblem($"{_tiny.SuitePath}:4:13: the image is 32 × 32, smaller than the stimulus of 33 × 33: choose a smaller `size`");
        Assert.False(Directory.Exists(_tiny.File("results")));
    }

    private void AssertProblem(string problem) => Assert.Equal([problem], Assert.Throws<InputException>(() => _tiny.Run()).Problems);

    private void MakeOneImageWhite()
    {
        var bytes = CifarFile.Records(TinySuite.Images);
        bytes.AsSpan((White * 3073) + 1, 3072).Fill(255);
        File.WriteAllBytes(_tiny.File("data.bin"), bytes);
    }

    /// <summary>The first layer is silent unless 75 neighbouring values are nearly all white; what comes through overflows.</summary>
    private static RandomWeights OverflowsOnWhite() => TinySuite.LeNet(3)
        .Add("conv1.weight", [.. Enumerable.Repeat(1f, 6 * 75)], 6, 3, 5, 5)
        .Add("conv1.bias", [.. Enumerable.Repeat(-70f, 6)], 6)
        .Add("conv2.weight", [.. Enumerable.Repeat(1e38f, 16 * 150)], 16, 6, 5, 5);
}

using RobustBench.Models;
using RobustBench.Tests.Models;

namespace RobustBench.Tests.Running;

/// <summary>Attacks that can't be run are refused before anything runs, by <c>validate</c> and by <c>run</c> in the same words.</summary>
public sealed class AttackRefusalTests : IDisposable
{
    private const string Preprocessing = "preprocessing: { mean: [0.4, 0.5, 0.6], std: [0.2, 0.25, 0.3] }";

    private readonly TinySuite _tiny = new();

    static AttackRefusalTests() => TorchNative.EnsureLoaded();

    public AttackRefusalTests()
    {
        foreach (var file in new[] { "ten.onnx", "ten.pt", "no-gradient.pt" }) File.Copy(Fixture.Path(file), _tiny.File(file));
    }

    public void Dispose() => _tiny.Dispose();

    [Theory]
    [InlineData("onnx: ten.onnx", "fgsm: { epsilon: 0.1 }", "fgsm(epsilon=0.1) needs gradients, and `o` has none, since it is an ONNX file: take an attack without gradients, such as one-pixel, or give the network as weights or TorchScript")]
    [InlineData("onnx: ten.onnx", "pgd: { epsilon: 0.1, source: o }", "pgd(epsilon=0.1,source=o) needs gradients, and `o` has none, since it is an ONNX file: take an attack without gradients, such as one-pixel, or give the network as weights or TorchScript")]
    public void An_attack_by_gradients_on_a_model_without_them(string model, string attack, string problem) => AssertRefused(model, attack, problem);

    [Theory]
    [InlineData("fgsm: { epsilon: 0.1, target: 10 }", "fgsm(epsilon=0.1,target=10) on `d`: `target` is class 10, counted from 0, and the network has 10")]
    [InlineData("fgsm: { epsilon: 0.1, target: lion }", "fgsm(epsilon=0.1,target=lion) on `d`: `target` is 'lion', and must be next, the index or name of a class, or a column of `d`, which has none")]
    [InlineData("spatial: { translation: 32 }", "spatial(translation=32) on `d`: a translation of 32 px moves images of 32 × 32 out of sight: choose a smaller one")]
    public void An_attack_that_can_not_be_made(string attack, string problem) => AssertRefused("torchscript: ten.pt", attack, problem);

    [Fact]
    public void Attacks_without_gradients_run_through_onnx_and_agree_with_torchscript()
    {
        _tiny.Write($$"""
            name: whole
            datasets: { d: { kind: cifar-binary, path: data.bin } }
            models:
              script: { torchscript: ten.pt, {{Preprocessing}} }
              onnx: { onnx: ten.onnx, {{Preprocessing}} }
            conditions: [one-pixel: { population: 10, generations: 2 }, spatial: { rotations: 3, translations: 1 }, fgsm: { epsilon: 0.1, source: script }]

            """);
        Assert.Equal(0, _tiny.Run().FailedCells);
        var rows = _tiny.Accuracy();
        Assert.Equal(
            rows.Where(row => row["model"] == "script").Select(row => (row["condition"], row["accuracy"])),
            rows.Where(row => row["model"] == "onnx").Select(row => (row["condition"], row["accuracy"])));
    }

    [Fact]
    public void An_attack_by_gradients_on_torchscript_without_them()
    {
        const string Problem = "4:14: fgsm(epsilon=0.1) needs gradients, and `o` has none: take an attack without gradients";
        Write("torchscript: no-gradient.pt", "fgsm: { epsilon: 0.1 }");
        Assert.Contains(SuiteValidation.Problems(_tiny.SuitePath), problem => problem.Contains(Problem, StringComparison.Ordinal));
        Assert.Contains(Assert.Throws<InputException>(() => _tiny.Run()).Problems, problem => problem.Contains(Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Attacks_by_gradients_run_through_torchscript()
    {
        Write("torchscript: ten.pt", "pgd: { epsilon: 0.1, steps: 2 }");
        Assert.Equal(0, _tiny.Run().FailedCells);
    }

    private void AssertRefused(string model, string attack, string problem)
    {
        Write(model, attack);
        Assert.Equal([$"{_tiny.SuitePath}:4:14: {problem}"], SuiteValidation.Problems(_tiny.SuitePath));
        Assert.Equal([$"{_tiny.SuitePath}:4:14: {problem}"], Assert.Throws<InputException>(() => _tiny.Run()).Problems);
        Assert.False(Directory.Exists(_tiny.File("results/trials")));
    }

    private void Write(string model, string attack) => _tiny.Write($$"""
        name: whole
        datasets: { d: { kind: cifar-binary, path: data.bin } }
        models: { o: { {{model}}, {{Preprocessing}} } }
        conditions: [{{attack}}]

        """);
}

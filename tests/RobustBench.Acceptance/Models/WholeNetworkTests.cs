using System.Text.Json;
using RobustBench.Acceptance.Runs;
using RobustBench.Models;
using RobustBench.Models.Onnx;
using RobustBench.Models.TorchScript;
using RobustBench.Running;
using RobustBench.Trials;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace RobustBench.Acceptance.Models;

/// <summary>A trained ResNet-20 as a TorchScript and as an ONNX file.</summary>
public sealed class WholeNetworkTests(ITestOutputHelper output)
{
    private const int Pixels = 3 * 32 * 32;

    private static readonly Preprocessing Normalisation = new() { Mean = [0.485f, 0.456f, 0.406f], Std = [0.229f, 0.224f, 0.225f], Size = null };

    [SkippableTheory]
    [InlineData("cifar_resnet20.torchscript.pt")]
    [InlineData("cifar_resnet20.onnx")]
    public void Logits_are_those_that_PyTorch_computes(string name)
    {
        Reference.Require();
        using var network = Load(name);
        using var mode = inference_mode();
        using var batch = FirstStimuli(8);

        using var logits = network.Forward(batch);

        using var document = JsonDocument.Parse(File.ReadAllText(Reference.File("cifar10/logits.json")));
        var expected = document.RootElement.GetProperty("logits").GetProperty("cifar_resnet20").Deserialize<float[][]>()!.SelectMany(row => row).ToArray();
        Assert.Equal([8, 10], logits.shape);
        var difference = expected.Zip(logits.data<float>().ToArray(), (e, a) => Math.Abs(e - a)).Max();
        output.WriteLine($"{name}: largest difference {difference:G3}");
        Assert.InRange(difference, 0, 1e-3f);
    }

    [SkippableFact]
    public void Gradients_of_torchscript_are_those_of_differences()
    {
        Reference.Require();
        using var network = Load("cifar_resnet20.torchscript.pt");
        using var scope = NewDisposeScope();
        var images = FirstStimuli(4).requires_grad_();

        var gradient = autograd.grad([Sum(images)], [images])[0];

        Assert.True(network.Differentiable);
        using var mode = inference_mode();
        // ReLUs make the sum bend often, so the step must be short, and the sum is one of many logits: hence along the gradient.
        const float Step = 1e-4f;
        var direction = gradient / gradient.norm();
        var rise = (Sum(images + (direction * Step)) - Sum(images - (direction * Step))).item<float>() / (2 * Step);
        var expected = gradient.norm().item<float>();
        output.WriteLine($"rise {rise}, gradient {expected}");
        Assert.True(expected > 1);
        Assert.InRange(rise / expected, 0.98, 1.02);

        Tensor Sum(Tensor batch) => network.Forward(batch).select(1, 3).sum();
    }

    [SkippableFact]
    public void All_three_forms_of_a_network_decide_the_same()
    {
        Reference.Require();
        using var folder = new TemporaryFolder();
        var options = new RunOptions { Results = folder["results"], Device = "cpu", Threads = 2 };

        var outcome = new Benchmark(options, _ => { }, TimeProvider.System).Run(folder.Write("suite.yaml", SmallSuite.ThreeForms), CancellationToken.None);

        Assert.Equal(0, outcome.FailedCells);
        var trials = new TrialFolder(outcome.Results).Cells().GroupBy(cell => cell.Model).ToDictionary(cells => cells.Key, cells => cells
            .OrderBy(cell => cell.Condition, StringComparer.Ordinal)
            .SelectMany(cell => cell.ReadTrials().Select(trial => (cell.Condition, Trial: trial))).ToList());
        Assert.Equal(["architecture", "onnx", "torchscript"], trials.Keys.Order(StringComparer.Ordinal));
        var expected = trials["architecture"];
        Assert.Equal(3 * 312, expected.Count);
        foreach (var other in new[] { "torchscript", "onnx" })
        {
            Assert.Equal(
                expected.Select(row => (row.Condition, row.Trial.Image, row.Trial.Prediction)),
                trials[other].Select(row => (row.Condition, row.Trial.Image, row.Trial.Prediction)));
            Assert.All(expected.Zip(trials[other]), pair => Assert.InRange(pair.First.Trial.Confidence - pair.Second.Trial.Confidence, -1e-4, 1e-4));
        }
    }

    private static Classifier Load(string name)
    {
        TorchNative.EnsureLoaded();
        var file = NetworkFile.Read(Reference.File($"cifar10/models/{name}"));
        return name.EndsWith(".onnx", StringComparison.Ordinal)
            ? OnnxNetwork.Load(file, Normalisation, [(32, 32)], TorchDevice.Cpu)
            : TorchScriptNetwork.Load(file, Normalisation, [(32, 32)], TorchDevice.Cpu);
    }

    private static Tensor FirstStimuli(int count)
    {
        var records = File.ReadAllBytes(Reference.File("cifar10/test-lossless-312.bin"));
        var stimuli = records.Chunk(1 + Pixels).Take(count).SelectMany(record => record.Skip(1)).Select(value => value / 255f);
        return tensor(stimuli.ToArray(), [count, 3, 32, 32]);
    }
}

using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Tests.Models;

public sealed class Cue16ResNetTests
{
    private static readonly Architecture ResNet = ArchitectureCatalogue.Find("cue16_resnet")!;

    static Cue16ResNetTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void It_takes_the_names_of_torchvision_and_has_91184_parameters()
    {
        var file = Cue16Weights.Of(seed: 1).File;
        var parameters = file.Tensors.Values.Where(tensor => tensor.Name.Split('.')[^1] is "weight" or "bias");

        Assert.Equal(16, WeightCheck.Classes(ResNet, file));
        Assert.Equal(91_184, parameters.Sum(tensor => tensor.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_computes_a_residual_network_written_out(bool prepared)
    {
        var form = prepared ? LayerForm.Prepared : LayerForm.Plain;
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var file = Cue16Weights.Of(seed: 2).File;
        using var network = new Network(ResNet, file, ResNet.Preprocessing, form, CPU);
        var random = new Random(7);
        var batch = tensor(Enumerable.Range(0, 2 * 3 * 64 * 64).Select(_ => random.NextSingle()).ToArray(), [2, 3, 64, 64]);

        var expected = WrittenOut(file, batch);
        var logits = network.Forward(batch);

        Assert.Equal([2, 16], logits.shape);
        Assert.InRange((logits - expected).abs().max().item<float>(), 0, 1e-4f * expected.abs().max().item<float>());
    }

    private static Tensor WrittenOut(WeightFile file, Tensor batch)
    {
        var current = Norm((batch - 0.45f) / 0.25f, "conv1", "bn1", stride: 2, padding: 2).relu();
        foreach (var stage in Enumerable.Range(1, 4))
        {
            var (block, stride) = ($"layer{stage}.0", stage == 1 ? 1 : 2);
            var path = Norm(current, $"{block}.conv1", $"{block}.bn1", stride, padding: 1).relu();
            path = Norm(path, $"{block}.conv2", $"{block}.bn2", stride: 1, padding: 1);
            var shortcut = stage == 1 ? current : Norm(current, $"{block}.downsample.0", $"{block}.downsample.1", stride: 2, padding: 0);
            current = (path + shortcut).relu();
        }

        return current.mean([2, 3]).matmul(Value("fc.weight").t()) + Value("fc.bias");

        Tensor Value(string name) => tensor(file.Tensors[name].ToFloats(), [.. file.Tensors[name].Shape]);

        Tensor Norm(Tensor input, string conv, string norm, int stride, int padding) => functional.batch_norm(
            functional.conv2d(input, Value($"{conv}.weight"), strides: [stride, stride], padding: [padding, padding]),
            Value($"{norm}.running_mean"), Value($"{norm}.running_var"), Value($"{norm}.weight"), Value($"{norm}.bias"));
    }
}

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Models.Architectures;

/// <summary>
/// The residual networks for CIFAR: a 3×3 stem, three stages of <c>(depth − 2) / 6</c> blocks with 16, 32 and 64 channels,
/// shortcuts without weights.
/// </summary>
/// <remarks>
/// He et al. 2016, Deep Residual Learning for Image Recognition, section 4.2, with option A shortcuts;
/// weights of https://github.com/akamaster/pytorch_resnet_cifar10.
/// </remarks>
internal sealed class CifarResNet(int depth) : Architecture
{
    public override string Name => $"cifar_resnet{depth}";

    public override string Summary => $"ResNet-{depth} for 32×32 images, with shortcuts without weights";

    public override string Source => "He et al. 2016, section 4.2; github.com/akamaster/pytorch_resnet_cifar10";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.485f, 0.456f, 0.406f], Std = [0.229f, 0.224f, 0.225f], Size = 32 };

    public override Layer Build(Layers layers)
    {
        var blocks = (depth - 2) / 6;
        return Layers.Sequence(
            layers.ConvNorm("conv1", "bn1", 3, 16, kernel: 3, padding: 1),
            Layers.Relu,
            Stage(layers, "layer1", blocks, 16, 16, stride: 1),
            Stage(layers, "layer2", blocks, 16, 32, stride: 2),
            Stage(layers, "layer3", blocks, 32, 64, stride: 2),
            Layers.GlobalAveragePool,
            layers.Classifier("linear", 64));
    }

    private static Layer Stage(Layers layers, string name, int blocks, int inChannels, int outChannels, int stride)
    {
        var first = Block(layers, $"{name}.0", inChannels, outChannels, stride);
        var others = Enumerable.Range(1, blocks - 1)
            .Select(i => Block(layers, $"{name}.{i}", outChannels, outChannels, stride: 1));
        return Layers.Sequence([first, .. others]);
    }

    private static Layer Block(Layers layers, string name, int inChannels, int outChannels, int stride)
    {
        var path = Layers.Sequence(
            layers.ConvNorm($"{name}.conv1", $"{name}.bn1", inChannels, outChannels, kernel: 3, stride, padding: 1),
            Layers.Relu,
            layers.ConvNorm($"{name}.conv2", $"{name}.bn2", outChannels, outChannels, kernel: 3, padding: 1));
        var shortcut = stride == 1 ? Layers.Identity : input => Subsample(input, outChannels / 4);
        return Layers.Sequence(Layers.Residual(path, shortcut), Layers.Relu);
    }

    /// <summary>Option A: every second row and column, and channels of zeros on both sides.</summary>
    private static Tensor Subsample(Tensor input, long channels)
    {
        using var rows = input.slice(2, 0, long.MaxValue, 2);
        using var sampled = rows.slice(3, 0, long.MaxValue, 2);
        return functional.pad(sampled, [0, 0, 0, 0, channels, channels]);
    }
}

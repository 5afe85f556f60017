namespace RobustBench.Models.Architectures;

/// <summary>
/// A small residual network for 64×64 images: a strided 5×5 stem, four stages of one basic block with 16, 24, 40 and 56
/// channels, shortcuts with a 1×1 convolution where the shape changes. 91,184 parameters at 16 classes.
/// </summary>
/// <remarks>
/// An own design for this project's Cue16 images, small enough for its weights to lie in the repository. The basic block is
/// that of He et al. 2016, Deep Residual Learning for Image Recognition, figure 5, with option B shortcuts; the names of the
/// state dict are those of torchvision's ResNet.
/// </remarks>
internal sealed class Cue16ResNet : Architecture
{
    public override string Name => "cue16_resnet";

    public override string Summary => "residual network of four blocks with 91 thousand parameters, for 64×64 images";

    public override string Source => "this project, after He et al. 2016 (basic block); names of torchvision's ResNet";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.45f, 0.45f, 0.45f], Std = [0.25f, 0.25f, 0.25f], Size = 64 };

    public override Layer Build(Layers layers) => Layers.Sequence(
        layers.ConvNorm("conv1", "bn1", 3, 16, kernel: 5, stride: 2, padding: 2),
        Layers.Relu,
        Block(layers, "layer1.0", 16, 16, stride: 1),
        Block(layers, "layer2.0", 16, 24, stride: 2),
        Block(layers, "layer3.0", 24, 40, stride: 2),
        Block(layers, "layer4.0", 40, 56, stride: 2),
        Layers.GlobalAveragePool,
        layers.Classifier("fc", 56));

    private static Layer Block(Layers layers, string name, int inChannels, int outChannels, int stride)
    {
        var path = Layers.Sequence(
            layers.ConvNorm($"{name}.conv1", $"{name}.bn1", inChannels, outChannels, kernel: 3, stride, padding: 1),
            Layers.Relu,
            layers.ConvNorm($"{name}.conv2", $"{name}.bn2", outChannels, outChannels, kernel: 3, padding: 1));
        var shortcut = stride == 1 && inChannels == outChannels
            ? Layers.Identity
            : layers.ConvNorm($"{name}.downsample.0", $"{name}.downsample.1", inChannels, outChannels, kernel: 1, stride);
        return Layers.Sequence(Layers.Residual(path, shortcut), Layers.Relu);
    }
}

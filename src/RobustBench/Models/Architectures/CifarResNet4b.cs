namespace RobustBench.Models.Architectures;

/// <summary>
/// A small residual network without batch norm: a strided stem of 16 channels, two strided stages of two blocks with 32
/// channels, two linear layers.
/// </summary>
/// <remarks>The network <c>resnet4b</c> of https://github.com/stanleybak/vnncomp2021, benchmark cifar10_resnet.</remarks>
internal sealed class CifarResNet4b : Architecture
{
    public override string Name => "cifar_resnet4b";

    public override string Summary => "residual network of four blocks without batch norm, for 32×32 images";

    public override string Source => "Bak et al. 2021, VNN-COMP; github.com/stanleybak/vnncomp2021, cifar10_resnet";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.4914f, 0.4822f, 0.4465f], Std = [0.2471f, 0.2435f, 0.2616f], Size = 32 };

    public override Layer Build(Layers layers) => Layers.Sequence(
        layers.Conv("conv1", 3, 16, kernel: 3, stride: 2, padding: 1),
        Layers.Relu,
        Block(layers, "layer1.0", 16, stride: 2),
        Block(layers, "layer1.1", 32, stride: 1),
        Block(layers, "layer2.0", 32, stride: 2),
        Block(layers, "layer2.1", 32, stride: 1),
        Layers.Flatten,
        layers.Linear("linear1", 32 * 4 * 4, 100),
        Layers.Relu,
        layers.Classifier("linear2", 100));

    private static Layer Block(Layers layers, string name, int inChannels, int stride)
    {
        const int outChannels = 32;
        var path = Layers.Sequence(
            layers.Conv($"{name}.conv1", inChannels, outChannels, kernel: 3, stride, padding: 1),
            Layers.Relu,
            layers.Conv($"{name}.conv2", outChannels, outChannels, kernel: 3, padding: 1));
        var shortcut = stride == 1
            ? Layers.Identity
            : layers.Conv($"{name}.shortcut.0", inChannels, outChannels, kernel: 1, stride);
        return Layers.Sequence(Layers.Residual(path, shortcut), Layers.Relu);
    }
}

namespace RobustBench.Models.Architectures;

/// <summary>Network in network: three convolutions, each followed by two 1×1 convolutions, and the mean over the image.</summary>
/// <remarks>
/// Lin et al. 2014, Network in network; names of https://github.com/jiecaoyu/pytorch-nin-cifar10, whose first version
/// writes <c>classifer</c>; both are read.
/// </remarks>
internal sealed class CifarNin : Architecture
{
    public override string Name => "cifar_nin";

    public override string Summary => "network in network for 32×32 images";

    public override string Source => "Lin et al. 2014; github.com/jiecaoyu/pytorch-nin-cifar10";

    public override Preprocessing Preprocessing { get; } = Preprocessing.Half(32);

    public override string Rename(string stored) =>
        stored.StartsWith("classifer.", StringComparison.Ordinal) ? $"classifier{stored["classifer".Length..]}" : stored;

    public override Layer Build(Layers layers) => Layers.Sequence(
        Conv(layers, 0, 3, 192, kernel: 5),
        Conv(layers, 2, 192, 160, kernel: 1),
        Conv(layers, 4, 160, 96, kernel: 1),
        layers.MaxPool(kernel: 3, stride: 2, padding: 1),
        Conv(layers, 8, 96, 192, kernel: 5),
        Conv(layers, 10, 192, 192, kernel: 1),
        Conv(layers, 12, 192, 192, kernel: 1),
        Layers.AveragePool(kernel: 3, stride: 2, padding: 1),
        Conv(layers, 16, 192, 192, kernel: 3),
        Conv(layers, 18, 192, 192, kernel: 1),
        layers.ConvClassifier("classifier.20", 192),
        Layers.Relu,
        Layers.GlobalAveragePool);

    private static Layer Conv(Layers layers, int number, int input, int output, int kernel) =>
        Layers.Sequence(layers.Conv($"classifier.{number}", input, output, kernel, padding: kernel / 2), Layers.Relu);
}

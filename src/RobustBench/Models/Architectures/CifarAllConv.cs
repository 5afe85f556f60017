namespace RobustBench.Models.Architectures;

/// <summary>All-CNN-C: nine convolutions, two of them strided in place of poolings, and the mean over the image.</summary>
/// <remarks>Springenberg et al. 2015, Striving for simplicity, table 1; names of https://github.com/StefOe/all-conv-pytorch.</remarks>
internal sealed class CifarAllConv : Architecture
{
    private static readonly (int Input, int Output, int Kernel, int Stride)[] Convolutions =
        [(3, 96, 3, 1), (96, 96, 3, 1), (96, 96, 3, 2), (96, 192, 3, 1), (192, 192, 3, 1), (192, 192, 3, 2), (192, 192, 3, 1), (192, 192, 1, 1)];

    public override string Name => "cifar_allconv";

    public override string Summary => "All-CNN-C, convolutions alone, for 32×32 images";

    public override string Source => "Springenberg et al. 2015; github.com/StefOe/all-conv-pytorch";

    public override Preprocessing Preprocessing { get; } = Preprocessing.Half(32);

    public override Layer Build(Layers layers) => Layers.Sequence(
    [
        .. Convolutions.SelectMany((conv, i) => new[]
        {
            layers.Conv($"conv{i + 1}", conv.Input, conv.Output, conv.Kernel, conv.Stride, padding: conv.Kernel / 2), Layers.Relu,
        }),
        layers.ConvClassifier("class_conv", 192),
        Layers.Relu,
        Layers.GlobalAveragePool,
    ]);
}

namespace RobustBench.Models.Architectures;

/// <summary>MobileNet v2: seventeen blocks that widen by a 1×1 convolution, filter each channel, and narrow again.</summary>
/// <remarks>
/// Sandler et al. 2018, MobileNetV2, table 2; torchvision's <c>mobilenet_v2</c>, and with TensorFlow's borders
/// <c>tf_mobilenetv2_100</c>, whose state dict has the same names.
/// </remarks>
/// <param name="same">Whether strided convolutions have TensorFlow's SAME padding.</param>
internal sealed class MobileNetV2(bool same) : Architecture
{
    private static readonly (int Expansion, int Channels, int Blocks, int Stride)[] Stages =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    public override string Name => same ? "tf_mobilenetv2_100" : "mobilenet_v2";

    public override string Summary => $"MobileNet v2{(same ? " with TensorFlow's SAME padding" : "")} for 224×224 images";

    public override string Source => $"Sandler et al. 2018; {(same ? "TensorFlow's mobilenet_v2_1.0_224" : "torchvision")}";

    public override Preprocessing Preprocessing { get; } = same ? Preprocessing.Half(224) : Preprocessing.ImageNet(224);

    public override Layer Build(Layers layers)
    {
        var (sequence, number, channels) = (new List<Layer> { Filter(layers, "features.0", 3, 32, stride: 2, groups: 1) }, 1, 32);
        foreach (var (expansion, width, blocks, stride) in Stages)
        {
            for (var i = 0; i < blocks; i++, channels = width)
                sequence.Add(Block(layers, $"features.{number++}.conv", channels, width, i == 0 ? stride : 1, expansion));
        }

        return Layers.Sequence(
        [
            .. sequence,
            layers.ConvNorm($"features.{number}.0", $"features.{number}.1", channels, 1280, kernel: 1),
            Layers.Relu6,
            Layers.GlobalAveragePool,
            layers.Classifier("classifier.1", 1280),
        ]);
    }

    private Layer Block(Layers layers, string name, int channels, int width, int stride, int expansion)
    {
        var (sequence, inner, number) = (new List<Layer>(), channels * expansion, 0);
        if (expansion > 1)
        {
            sequence.AddRange([layers.ConvNorm($"{name}.0.0", $"{name}.0.1", channels, inner, kernel: 1), Layers.Relu6]);
            number++;
        }

        sequence.Add(Filter(layers, $"{name}.{number}", inner, inner, stride, groups: inner));
        sequence.Add(layers.ConvNorm($"{name}.{number + 1}", $"{name}.{number + 2}", inner, width, kernel: 1));
        var path = Layers.Sequence([.. sequence]);
        return stride == 1 && channels == width ? Layers.Residual(path, Layers.Identity) : path;
    }

    private Layer Filter(Layers layers, string name, int channels, int width, int stride, int groups) => same
        ? Layers.Sequence(
            Layers.SamePad(kernel: 3, stride), layers.ConvNorm($"{name}.0", $"{name}.1", channels, width, kernel: 3, stride, groups: groups), Layers.Relu6)
        : Layers.Sequence(layers.ConvNorm($"{name}.0", $"{name}.1", channels, width, kernel: 3, stride, padding: 1, groups: groups), Layers.Relu6);
}

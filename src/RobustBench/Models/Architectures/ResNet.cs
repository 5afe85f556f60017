namespace RobustBench.Models.Architectures;

/// <summary>
/// The residual networks for ImageNet: a 7×7 stem, four stages of blocks, shortcuts with a 1×1 convolution where the shape
/// changes. ResNeXt splits the middle convolution of its blocks into groups, Wide ResNet doubles its channels.
/// </summary>
/// <remarks>
/// He et al. 2016, Deep Residual Learning, table 1; Xie et al. 2017 (ResNeXt); Zagoruyko &amp; Komodakis 2016 (Wide ResNet).
/// As torchvision has them: the stride of a bottleneck is that of its 3×3 convolution.
/// </remarks>
/// <param name="name">The name in suites.</param>
/// <param name="title">The name in texts.</param>
/// <param name="source">The paper.</param>
/// <param name="blocks">The blocks of each stage.</param>
/// <param name="bottleneck">Whether blocks have three convolutions, and four times the channels at the end.</param>
/// <param name="groups">The groups of a bottleneck's 3×3 convolution.</param>
/// <param name="width">The channels of each of these groups in the first stage.</param>
internal sealed class ResNet(string name, string title, string source, int[] blocks, bool bottleneck, int groups = 1, int width = 64) : Architecture
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ResNet> All { get; } =
    [
        new("resnet18", "ResNet-18", "He et al. 2016", [2, 2, 2, 2], bottleneck: false),
        new("resnet34", "ResNet-34", "He et al. 2016", [3, 4, 6, 3], bottleneck: false),
        new("resnet50", "ResNet-50", "He et al. 2016", [3, 4, 6, 3], bottleneck: true),
        new("resnet101", "ResNet-101", "He et al. 2016", [3, 4, 23, 3], bottleneck: true),
        new("resnet152", "ResNet-152", "He et al. 2016", [3, 8, 36, 3], bottleneck: true),
        new("resnext50_32x4d", "ResNeXt-50 (32×4d)", "Xie et al. 2017", [3, 4, 6, 3], bottleneck: true, groups: 32, width: 4),
        new("resnext101_32x8d", "ResNeXt-101 (32×8d)", "Xie et al. 2017", [3, 4, 23, 3], bottleneck: true, groups: 32, width: 8),
        new("resnext101_64x4d", "ResNeXt-101 (64×4d)", "Xie et al. 2017", [3, 4, 23, 3], bottleneck: true, groups: 64, width: 4),
        new("wide_resnet50_2", "Wide ResNet-50-2", "Zagoruyko & Komodakis 2016", [3, 4, 6, 3], bottleneck: true, width: 128),
        new("wide_resnet101_2", "Wide ResNet-101-2", "Zagoruyko & Komodakis 2016", [3, 4, 23, 3], bottleneck: true, width: 128),
    ];

    public override string Name => name;

    public override string Summary => $"{title} for 224×224 images";

    public override string Source => $"{source}; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    private int Expansion => bottleneck ? 4 : 1;

    public override Layer Build(Layers layers)
    {
        var stem = Layers.Sequence(
            layers.ConvNorm("conv1", "bn1", 3, 64, kernel: 7, stride: 2, padding: 3), Layers.Relu, layers.MaxPool(kernel: 3, stride: 2, padding: 1));
        var (stages, channels) = (new List<Layer>(), 64);
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            for (var block = 0; block < blocks[stage]; block++)
            {
                var planes = 64 << stage;
                stages.Add(Block(layers, $"layer{stage + 1}.{block}", channels, planes, stride: stage > 0 && block == 0 ? 2 : 1));
                channels = planes * Expansion;
            }
        }

        return Layers.Sequence([stem, .. stages, Layers.GlobalAveragePool, layers.Classifier("fc", channels)]);
    }

    private Layer Block(Layers layers, string name, int channels, int planes, int stride)
    {
        var path = bottleneck ? Bottleneck(layers, name, channels, planes, stride) : Basic(layers, name, channels, planes, stride);
        var shortcut = stride == 1 && channels == planes * Expansion
            ? Layers.Identity
            : layers.ConvNorm($"{name}.downsample.0", $"{name}.downsample.1", channels, planes * Expansion, kernel: 1, stride);
        return Layers.Sequence(Layers.Residual(path, shortcut), Layers.Relu);
    }

    private static Layer Basic(Layers layers, string name, int channels, int planes, int stride) => Layers.Sequence(
        layers.ConvNorm($"{name}.conv1", $"{name}.bn1", channels, planes, kernel: 3, stride, padding: 1),
        Layers.Relu,
        layers.ConvNorm($"{name}.conv2", $"{name}.bn2", planes, planes, kernel: 3, padding: 1));

    private Layer Bottleneck(Layers layers, string name, int channels, int planes, int stride)
    {
        var inner = planes * width / 64 * groups;
        return Layers.Sequence(
            layers.ConvNorm($"{name}.conv1", $"{name}.bn1", channels, inner, kernel: 1),
            Layers.Relu,
            layers.ConvNorm($"{name}.conv2", $"{name}.bn2", inner, inner, kernel: 3, stride, padding: 1, groups: groups),
            Layers.Relu,
            layers.ConvNorm($"{name}.conv3", $"{name}.bn3", inner, planes * Expansion, kernel: 1));
    }
}

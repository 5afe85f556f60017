namespace RobustBench.Models.Architectures;

/// <summary>EfficientNet: seven stages of gated inverted residual blocks, grown in width, depth and image size together.</summary>
/// <remarks>Tan &amp; Le 2019, EfficientNet, table 1; torchvision's <c>efficientnet_b0</c> … <c>efficientnet_b7</c>.</remarks>
/// <param name="number">The number in its name.</param>
/// <param name="width">The factor of the channels.</param>
/// <param name="depth">The factor of the blocks.</param>
/// <param name="size">The size of the images.</param>
/// <param name="epsilon">Of the batch norms: from B5 on the published weights come from TensorFlow and have its own.</param>
internal sealed class EfficientNet(int number, double width, double depth, int size, double epsilon = 1e-5) : Architecture
{
    private static readonly (int Expansion, int Kernel, int Stride, int Channels, int Blocks)[] Stages =
        [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfficientNet> All { get; } =
    [
        new(0, 1.0, 1.0, 224),
        new(1, 1.0, 1.1, 240),
        new(2, 1.1, 1.2, 288),
        new(3, 1.2, 1.4, 300),
        new(4, 1.4, 1.8, 380),
        new(5, 1.6, 2.2, 456, epsilon: 1e-3),
        new(6, 1.8, 2.6, 528, epsilon: 1e-3),
        new(7, 2.0, 3.1, 600, epsilon: 1e-3),
    ];

    public override string Name => $"efficientnet_b{number}";

    public override string Summary => $"EfficientNet-B{number} for {size}×{size} images";

    public override string Source => "Tan & Le 2019; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(size);

    public override Layer Build(Layers layers)
    {
        var channels = ChannelCount.Rounded(32 * width);
        var sequence = new List<Layer> { Conv(layers, "features.0", 3, channels, kernel: 3, stride: 2), Layers.Silu };
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (expansion, kernel, stride, narrow, count) = Stages[stage];
            var output = ChannelCount.Rounded(narrow * width);
            for (var block = 0; block < Math.Ceiling(count * depth); block++, channels = output)
                sequence.Add(Block(layers, $"features.{stage + 1}.{block}.block", channels, output, kernel, block == 0 ? stride : 1, expansion));
        }

        return Layers.Sequence(
        [
            .. sequence,
            Conv(layers, "features.8", channels, 4 * channels, kernel: 1),
            Layers.Silu,
            Layers.GlobalAveragePool,
            layers.Classifier("classifier.1", 4 * channels),
        ]);
    }

    private Layer Block(Layers layers, string name, int channels, int output, int kernel, int stride, int expansion)
    {
        var (sequence, inner) = (new List<Layer>(), channels * expansion);
        if (expansion > 1) sequence.AddRange([Conv(layers, $"{name}.0", channels, inner, kernel: 1), Layers.Silu]);
        var place = sequence.Count / 2;
        sequence.AddRange(
        [
            Conv(layers, $"{name}.{place}", inner, inner, kernel, stride, groups: inner),
            Layers.Silu,
            layers.SqueezeExcite($"{name}.{place + 1}", inner, Math.Max(1, channels / 4), input => input.silu(), input => input.sigmoid()),
            Conv(layers, $"{name}.{place + 2}", inner, output, kernel: 1),
        ]);
        var path = Layers.Sequence([.. sequence]);
        return stride == 1 && channels == output ? Layers.Residual(path, Layers.Identity) : path;
    }

    private Layer Conv(Layers layers, string name, int channels, int output, int kernel, int stride = 1, int groups = 1) =>
        layers.ConvNorm($"{name}.0", $"{name}.1", channels, output, kernel, stride, padding: kernel / 2, epsilon: epsilon, groups: groups);
}

using static TorchSharp.torch;

namespace RobustBench.Models.Architectures;

/// <summary>MobileNet v3: inverted residual blocks, some with squeeze and excitation, and hard swish in the later ones.</summary>
/// <remarks>Howard et al. 2019, Searching for MobileNetV3, tables 1 and 2; torchvision's <c>mobilenet_v3_large</c> and <c>mobilenet_v3_small</c>.</remarks>
/// <param name="size">The word of its name.</param>
/// <param name="blocks">Of each block the kernel, the channels within and at its end, whether it is gated, whether it has hard swish, the stride.</param>
/// <param name="last">The features before the last layer.</param>
internal sealed class MobileNetV3(
    string size, (int Kernel, int Inner, int Channels, bool Gated, bool Swish, int Stride)[] blocks, int last) : Architecture
{
    private const double Epsilon = 1e-3;

    /// <summary>The large one and the small one.</summary>
    public static IReadOnlyList<MobileNetV3> All { get; } =
    [
        new("large",
        [
            (3, 16, 16, false, false, 1), (3, 64, 24, false, false, 2), (3, 72, 24, false, false, 1), (5, 72, 40, true, false, 2),
            (5, 120, 40, true, false, 1), (5, 120, 40, true, false, 1), (3, 240, 80, false, true, 2), (3, 200, 80, false, true, 1),
            (3, 184, 80, false, true, 1), (3, 184, 80, false, true, 1), (3, 480, 112, true, true, 1), (3, 672, 112, true, true, 1),
            (5, 672, 160, true, true, 2), (5, 960, 160, true, true, 1), (5, 960, 160, true, true, 1),
        ], 1280),
        new("small",
        [
            (3, 16, 16, true, false, 2), (3, 72, 24, false, false, 2), (3, 88, 24, false, false, 1), (5, 96, 40, true, true, 2),
            (5, 240, 40, true, true, 1), (5, 240, 40, true, true, 1), (5, 120, 48, true, true, 1), (5, 144, 48, true, true, 1),
            (5, 288, 96, true, true, 2), (5, 576, 96, true, true, 1), (5, 576, 96, true, true, 1),
        ], 1024),
    ];

    public override string Name => $"mobilenet_v3_{size}";

    public override string Summary => $"MobileNet v3 {size} for 224×224 images";

    public override string Source => "Howard et al. 2019; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    public override Layer Build(Layers layers)
    {
        var (sequence, channels) = (new List<Layer> { Conv(layers, "features.0", 3, 16, kernel: 3, stride: 2), Layers.HardSwish }, 16);
        for (var i = 0; i < blocks.Length; i++)
        {
            sequence.Add(Block(layers, $"features.{i + 1}.block", channels, blocks[i]));
            channels = blocks[i].Channels;
        }

        return Layers.Sequence(
        [
            .. sequence,
            Conv(layers, $"features.{blocks.Length + 1}", channels, 6 * channels, kernel: 1),
            Layers.HardSwish,
            Layers.GlobalAveragePool,
            layers.Linear("classifier.0", 6 * channels, last),
            Layers.HardSwish,
            layers.Classifier("classifier.3", last),
        ]);
    }

    private static Layer Block(Layers layers, string name, int channels, (int Kernel, int Inner, int Channels, bool Gated, bool Swish, int Stride) block)
    {
        var (sequence, activation) = (new List<Layer>(), block.Swish ? Layers.HardSwish : Layers.Relu);
        if (block.Inner != channels) sequence.AddRange([Conv(layers, $"{name}.0", channels, block.Inner, kernel: 1), activation]);
        var number = sequence.Count / 2;
        sequence.AddRange([Conv(layers, $"{name}.{number++}", block.Inner, block.Inner, block.Kernel, block.Stride, groups: block.Inner), activation]);
        if (block.Gated)
            sequence.Add(layers.SqueezeExcite($"{name}.{number++}", block.Inner, ChannelCount.Rounded(block.Inner / 4), Relu, input => input.hardsigmoid()));
        sequence.Add(Conv(layers, $"{name}.{number}", block.Inner, block.Channels, kernel: 1));
        var path = Layers.Sequence([.. sequence]);
        return block.Stride == 1 && channels == block.Channels ? Layers.Residual(path, Layers.Identity) : path;
    }

    // Not that of the layers: a gate's own activations say nothing of the image.
    private static Tensor Relu(Tensor input) => input.relu();

    private static Layer Conv(Layers layers, string name, int channels, int width, int kernel, int stride = 1, int groups = 1) =>
        layers.ConvNorm($"{name}.0", $"{name}.1", channels, width, kernel, stride, padding: kernel / 2, epsilon: Epsilon, groups: groups);
}

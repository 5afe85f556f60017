using System.Globalization;
using static TorchSharp.torch;

namespace RobustBench.Models.Architectures;

/// <summary>ShuffleNet v2: blocks that change half of the channels and then mix the two halves.</summary>
/// <remarks>Ma et al. 2018, ShuffleNet V2, table 5; torchvision's <c>shufflenet_v2_x0_5</c> ….</remarks>
/// <param name="width">The factor in its name.</param>
/// <param name="channels">The channels of the three stages and of the last convolution.</param>
internal sealed class ShuffleNetV2(double width, int[] channels) : Architecture
{
    private static readonly int[] Blocks = [4, 8, 4];

    /// <summary>All widths.</summary>
    public static IReadOnlyList<ShuffleNetV2> All { get; } =
    [
        new(0.5, [48, 96, 192, 1024]),
        new(1, [116, 232, 464, 1024]),
        new(1.5, [176, 352, 704, 1024]),
        new(2, [244, 488, 976, 2048]),
    ];

    public override string Name => $"shufflenet_v2_x{Width.Replace('.', '_')}";

    public override string Summary => $"ShuffleNet v2 of width {Width} for 224×224 images";

    public override string Source => "Ma et al. 2018; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    private string Width => width.ToString("0.0", CultureInfo.InvariantCulture);

    public override Layer Build(Layers layers)
    {
        var sequence = new List<Layer>
        {
            layers.ConvNorm("conv1.0", "conv1.1", 3, 24, kernel: 3, stride: 2, padding: 1), Layers.Relu, layers.MaxPool(kernel: 3, stride: 2, padding: 1),
        };
        var input = 24;
        for (var stage = 0; stage < Blocks.Length; stage++)
        {
            for (var block = 0; block < Blocks[stage]; block++, input = channels[stage])
                sequence.Add(block == 0 ? Down(layers, $"stage{stage + 2}.0", input, channels[stage]) : Keep(layers, $"stage{stage + 2}.{block}", input));
        }

        return Layers.Sequence(
        [
            .. sequence,
            layers.ConvNorm("conv5.0", "conv5.1", input, channels[^1], kernel: 1),
            Layers.Relu,
            Layers.GlobalAveragePool,
            layers.Classifier("fc", channels[^1]),
        ]);
    }

    /// <summary>Halves the image: both paths see all channels.</summary>
    private static Layer Down(Layers layers, string name, int input, int output) => Layers.Sequence(
        Layers.Concatenate(
            Layers.Sequence(
                layers.ConvNorm($"{name}.branch1.0", $"{name}.branch1.1", input, input, kernel: 3, stride: 2, padding: 1, groups: input),
                layers.ConvNorm($"{name}.branch1.2", $"{name}.branch1.3", input, output / 2, kernel: 1),
                Layers.Relu),
            Path(layers, $"{name}.branch2", input, output / 2, stride: 2)),
        Shuffle);

    /// <summary>Keeps the image's size: the first half of the channels passes.</summary>
    private static Layer Keep(Layers layers, string name, int channels)
    {
        var half = channels / 2;
        return Layers.Sequence(
            Layers.Concatenate(
                input => input.narrow(1, 0, half),
                Layers.Sequence(input => input.narrow(1, half, half), Path(layers, $"{name}.branch2", half, half, stride: 1))),
            Shuffle);
    }

    private static Layer Path(Layers layers, string name, int input, int output, int stride) => Layers.Sequence(
        layers.ConvNorm($"{name}.0", $"{name}.1", input, output, kernel: 1),
        Layers.Relu,
        layers.ConvNorm($"{name}.3", $"{name}.4", output, output, kernel: 3, stride, padding: 1, groups: output),
        layers.ConvNorm($"{name}.5", $"{name}.6", output, output, kernel: 1),
        Layers.Relu);

    /// <summary>The channels of the two halves in turn.</summary>
    private static Tensor Shuffle(Tensor input)
    {
        var (count, channels, height, breadth) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3]);
        using var halves = input.reshape(count, 2, channels / 2, height, breadth);
        using var turned = halves.transpose(1, 2);
        return turned.reshape(count, channels, height, breadth);
    }
}

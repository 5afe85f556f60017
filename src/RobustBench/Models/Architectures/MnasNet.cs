using System.Globalization;

namespace RobustBench.Models.Architectures;

/// <summary>MNASNet-B1: stacks of inverted residual blocks with 3×3 and 5×5 filters, in several widths.</summary>
/// <remarks>
/// Tan et al. 2019, MnasNet, figure 7; torchvision's <c>mnasnet0_5</c> … in version 2 of its state dict, in which the width
/// holds for the first layers, too.
/// </remarks>
/// <param name="width">The factor in its name.</param>
internal sealed class MnasNet(double width) : Architecture
{
    private static readonly (int Channels, int Kernel, int Stride, int Expansion, int Blocks)[] Stacks =
        [(24, 3, 2, 3, 3), (40, 5, 2, 3, 3), (80, 5, 2, 6, 3), (96, 3, 1, 6, 2), (192, 5, 2, 6, 4), (320, 3, 1, 6, 1)];

    public override string Name => $"mnasnet{Width.Replace('.', '_')}";

    public override string Summary => $"MNASNet-B1 of width {Width} for 224×224 images";

    public override string Source => "Tan et al. 2019; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    private string Width => width.ToString("0.0#", CultureInfo.InvariantCulture);

    public override Layer Build(Layers layers)
    {
        var (stem, channels) = (ChannelCount.Rounded(32 * width), ChannelCount.Rounded(16 * width));
        var sequence = new List<Layer>
        {
            layers.ConvNorm("layers.0", "layers.1", 3, stem, kernel: 3, stride: 2, padding: 1),
            Layers.Relu,
            layers.ConvNorm("layers.3", "layers.4", stem, stem, kernel: 3, padding: 1, groups: stem),
            Layers.Relu,
            layers.ConvNorm("layers.6", "layers.7", stem, channels, kernel: 1),
        };
        for (var i = 0; i < Stacks.Length; i++)
        {
            var stack = Stacks[i];
            var output = ChannelCount.Rounded(stack.Channels * width);
            for (var block = 0; block < stack.Blocks; block++, channels = output)
                sequence.Add(Block(layers, $"layers.{i + 8}.{block}.layers", channels, output, stack.Kernel, block == 0 ? stack.Stride : 1, stack.Expansion));
        }

        return Layers.Sequence(
        [
            .. sequence,
            layers.ConvNorm("layers.14", "layers.15", channels, 1280, kernel: 1),
            Layers.Relu,
            Layers.GlobalAveragePool,
            layers.Classifier("classifier.1", 1280),
        ]);
    }

    private static Layer Block(Layers layers, string name, int channels, int output, int kernel, int stride, int expansion)
    {
        var inner = channels * expansion;
        var path = Layers.Sequence(
            layers.ConvNorm($"{name}.0", $"{name}.1", channels, inner, kernel: 1),
            Layers.Relu,
            layers.ConvNorm($"{name}.3", $"{name}.4", inner, inner, kernel, stride, padding: kernel / 2, groups: inner),
            Layers.Relu,
            layers.ConvNorm($"{name}.6", $"{name}.7", inner, output, kernel: 1));
        return stride == 1 && channels == output ? Layers.Residual(path, Layers.Identity) : path;
    }
}

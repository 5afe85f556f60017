using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Models.Architectures;

/// <summary>The Swin transformer: attention within windows of 7×7 patches, shifted by half a window in every second block.</summary>
/// <remarks>Liu et al. 2021, Swin Transformer, section 3; torchvision's <c>swin_t</c> …. Images are N×H×W×C between its layers.</remarks>
/// <param name="letter">The letter of its size.</param>
/// <param name="width">The channels of the first stage, which double from stage to stage.</param>
/// <param name="heads">The heads of the first stage, which do, too.</param>
/// <param name="blocks">The blocks of each stage.</param>
internal sealed class SwinTransformer(char letter, int width, int heads, int[] blocks) : Architecture
{
    private const double Epsilon = 1e-5;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SwinTransformer> All { get; } = [new('t', 96, 3, [2, 2, 6, 2]), new('s', 96, 3, [2, 2, 18, 2]), new('b', 128, 4, [2, 2, 18, 2])];

    public override string Name => $"swin_{letter}";

    public override string Summary => $"Swin transformer Swin-{char.ToUpperInvariant(letter)} for 224×224 images";

    public override string Source => "Liu et al. 2021; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    public override Layer Build(Layers layers)
    {
        var sequence = new List<Layer>
        {
            layers.Conv("features.0.0", 3, width, kernel: 4, stride: 4), Layers.ToChannelsLast, layers.LayerNorm("features.0.2", width, Epsilon),
        };
        var channels = width;
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            if (stage > 0)
            {
                sequence.Add(Merge(layers, $"features.{2 * stage}", channels));
                channels *= 2;
            }

            for (var block = 0; block < blocks[stage]; block++)
                sequence.Add(Block(layers, $"features.{(2 * stage) + 1}.{block}", channels, heads << stage, shifted: block % 2 == 1));
        }

        return Layers.Sequence(
            [.. sequence, layers.LayerNorm("norm", channels, Epsilon), input => input.mean([1, 2]), layers.Classifier("head", channels)]);
    }

    /// <summary>Four neighbouring patches to one, with twice the channels.</summary>
    private static Layer Merge(Layers layers, string name, int channels) => Layers.Sequence(
        Gather, layers.LayerNorm($"{name}.norm", 4 * channels, Epsilon), layers.Linear($"{name}.reduction", 4 * channels, 2 * channels, bias: false));

    private static Tensor Gather(Tensor input)
    {
        using var scope = NewDisposeScope();
        // Where a side is odd, zeros make it even.
        var even = functional.pad(input, [0, 0, 0, input.shape[2] % 2, 0, input.shape[1] % 2]);
        Tensor Every(long row, long column) => even.slice(1, row, long.MaxValue, 2).slice(2, column, long.MaxValue, 2);
        return cat([Every(0, 0), Every(1, 0), Every(0, 1), Every(1, 1)], -1).MoveToOuterDisposeScope();
    }

    private static Layer Block(Layers layers, string name, int channels, int heads, bool shifted)
    {
        var attention = new WindowAttention(layers, $"{name}.attn", channels, heads, shifted);
        return Layers.Sequence(
            Layers.Residual(Layers.Sequence(layers.LayerNorm($"{name}.norm1", channels, Epsilon), attention.Of), Layers.Identity),
            Layers.Residual(
                Layers.Sequence(
                    layers.LayerNorm($"{name}.norm2", channels, Epsilon),
                    layers.Linear($"{name}.mlp.0", channels, 4 * channels),
                    Layers.Gelu,
                    layers.Linear($"{name}.mlp.3", 4 * channels, channels)),
                Layers.Identity));
    }
}

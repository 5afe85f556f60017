namespace RobustBench.Models.Architectures;

/// <summary>ConvNeXt: four stages of blocks with a 7×7 filter for each channel, a norm over the channels and two linear layers.</summary>
/// <remarks>Liu et al. 2022, A ConvNet for the 2020s, section 3; torchvision's <c>convnext_tiny</c> ….</remarks>
/// <param name="size">The word of its name.</param>
/// <param name="channels">The channels of the four stages.</param>
/// <param name="blocks">The blocks of the four stages.</param>
internal sealed class ConvNeXt(string size, int[] channels, int[] blocks) : Architecture
{
    private const double Epsilon = 1e-6;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConvNeXt> All { get; } =
    [
        new("tiny", [96, 192, 384, 768], [3, 3, 9, 3]),
        new("small", [96, 192, 384, 768], [3, 3, 27, 3]),
        new("base", [128, 256, 512, 1024], [3, 3, 27, 3]),
        new("large", [192, 384, 768, 1536], [3, 3, 27, 3]),
    ];

    public override string Name => $"convnext_{size}";

    public override string Summary => $"ConvNeXt {size} for 224×224 images";

    public override string Source => "Liu et al. 2022; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    public override Layer Build(Layers layers)
    {
        var sequence = new List<Layer> { layers.Conv("features.0.0", 3, channels[0], kernel: 4, stride: 4), Norm(layers, "features.0.1", channels[0]) };
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            if (stage > 0)
            {
                sequence.Add(Norm(layers, $"features.{2 * stage}.0", channels[stage - 1]));
                sequence.Add(layers.Conv($"features.{2 * stage}.1", channels[stage - 1], channels[stage], kernel: 2, stride: 2));
            }

            for (var block = 0; block < blocks[stage]; block++)
                sequence.Add(Block(layers, $"features.{(2 * stage) + 1}.{block}", channels[stage]));
        }

        return Layers.Sequence(
            [.. sequence, Layers.GlobalAveragePool, layers.LayerNorm("classifier.0", channels[^1], Epsilon), layers.Classifier("classifier.2", channels[^1])]);
    }

    private static Layer Block(Layers layers, string name, int channels)
    {
        var scale = layers.Parameter($"{name}.layer_scale", channels, 1, 1);
        var path = Layers.Sequence(
            layers.Conv($"{name}.block.0", channels, channels, kernel: 7, padding: 3, groups: channels),
            Layers.ToChannelsLast,
            layers.LayerNorm($"{name}.block.2", channels, Epsilon),
            layers.Linear($"{name}.block.3", channels, 4 * channels),
            Layers.Gelu,
            layers.Linear($"{name}.block.5", 4 * channels, channels),
            Layers.ToChannelsFirst,
            input => input.mul(scale));
        return Layers.Residual(path, Layers.Identity);
    }

    private static Layer Norm(Layers layers, string name, int channels) =>
        Layers.Sequence(Layers.ToChannelsLast, layers.LayerNorm(name, channels, Epsilon), Layers.ToChannelsFirst);
}

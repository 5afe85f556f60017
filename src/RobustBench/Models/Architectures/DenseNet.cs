using System.Text.RegularExpressions;

namespace RobustBench.Models.Architectures;

/// <summary>DenseNet-BC: four blocks in which every layer sees the channels of all before it, and transitions that halve them.</summary>
/// <remarks>
/// Huang et al. 2017, Densely connected convolutional networks, table 1; torchvision's <c>densenet121</c> …. Its published files
/// have the names of an earlier version, such as <c>norm.1</c> for <c>norm1</c>; both are read.
/// </remarks>
/// <param name="depth">The number in the name.</param>
/// <param name="blocks">The layers of each block.</param>
/// <param name="growth">The channels that every layer adds.</param>
/// <param name="stem">The channels of the stem.</param>
internal sealed partial class DenseNet(int depth, int[] blocks, int growth = 32, int stem = 64) : Architecture
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DenseNet> All { get; } =
    [
        new(121, [6, 12, 24, 16]),
        new(161, [6, 12, 36, 24], growth: 48, stem: 96),
        new(169, [6, 12, 32, 32]),
        new(201, [6, 12, 48, 32]),
    ];

    public override string Name => $"densenet{depth}";

    public override string Summary => $"DenseNet-{depth} for 224×224 images";

    public override string Source => "Huang et al. 2017; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    public override string Rename(string stored) => Earlier().Replace(stored, "$1$2");

    public override Layer Build(Layers layers)
    {
        var sequence = new List<Layer>
        {
            layers.ConvNorm("features.conv0", "features.norm0", 3, stem, kernel: 7, stride: 2, padding: 3),
            Layers.Relu,
            layers.MaxPool(kernel: 3, stride: 2, padding: 1),
        };
        var channels = stem;
        for (var block = 1; block <= blocks.Length; block++)
        {
            for (var layer = 1; layer <= blocks[block - 1]; layer++, channels += growth)
                sequence.Add(Layers.Concatenate(Layers.Identity, Dense(layers, $"features.denseblock{block}.denselayer{layer}", channels)));
            if (block < blocks.Length)
            {
                sequence.Add(Transition(layers, $"features.transition{block}", channels));
                channels /= 2;
            }
        }

        return Layers.Sequence(
            [.. sequence, layers.Norm("features.norm5", channels), Layers.Relu, Layers.GlobalAveragePool, layers.Classifier("classifier", channels)]);
    }

    private Layer Dense(Layers layers, string name, int channels) => Layers.Sequence(
        layers.Norm($"{name}.norm1", channels),
        Layers.Relu,
        layers.ConvNorm($"{name}.conv1", $"{name}.norm2", channels, 4 * growth, kernel: 1),
        Layers.Relu,
        layers.Conv($"{name}.conv2", 4 * growth, growth, kernel: 3, padding: 1, bias: false));

    private static Layer Transition(Layers layers, string name, int channels) => Layers.Sequence(
        layers.Norm($"{name}.norm", channels),
        Layers.Relu,
        layers.Conv($"{name}.conv", channels, channels / 2, kernel: 1, bias: false),
        Layers.AveragePool(kernel: 2, stride: 2));

    [GeneratedRegex(@"^(.*denselayer\d+\.(?:norm|conv))\.([12]\.)")]
    private static partial Regex Earlier();
}

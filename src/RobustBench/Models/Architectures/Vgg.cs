namespace RobustBench.Models.Architectures;

/// <summary>VGG: 3×3 convolutions with a pooling after each of five groups, three linear layers; with batch norm or without.</summary>
/// <remarks>Simonyan &amp; Zisserman 2015, Very Deep Convolutional Networks, table 1, A, B, D, E; torchvision's <c>vgg11</c> … <c>vgg19_bn</c>.</remarks>
internal sealed class Vgg(int depth, bool norm) : Architecture
{
    private static readonly int[] Channels = [64, 128, 256, 512, 512];

    public override string Name => $"vgg{depth}{(norm ? "_bn" : "")}";

    public override string Summary => $"VGG-{depth}{(norm ? " with batch norm" : "")} for 224×224 images";

    public override string Source => "Simonyan & Zisserman 2015; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    public override Layer Build(Layers layers) => Layers.Sequence(
        Features(layers, depth, norm),
        Layers.AveragePoolTo(7),
        Layers.Flatten,
        layers.Linear("classifier.0", 512 * 7 * 7, 4096),
        Layers.Relu,
        layers.Linear("classifier.3", 4096, 4096),
        Layers.Relu,
        layers.Classifier("classifier.6", 4096));

    /// <summary>The convolutions and poolings, N×512×H/32×W/32, numbered as torchvision counts norms, ReLUs and poolings with them.</summary>
    public static Layer Features(Layers layers, int depth, bool norm)
    {
        var (sequence, number, channels) = (new List<Layer>(), 0, 3);
        foreach (var (count, width) in Counts(depth).Zip(Channels))
        {
            for (var i = 0; i < count; i++, number += norm ? 3 : 2, channels = width)
            {
                sequence.Add(norm
                    ? layers.ConvNorm($"features.{number}", $"features.{number + 1}", channels, width, kernel: 3, padding: 1, bias: true)
                    : layers.Conv($"features.{number}", channels, width, kernel: 3, padding: 1));
                sequence.Add(Layers.Relu);
            }

            sequence.Add(layers.MaxPool(kernel: 2, stride: 2));
            number++;
        }

        return Layers.Sequence([.. sequence]);
    }

    /// <summary>The convolutions of each of the five groups.</summary>
    private static int[] Counts(int depth) => depth switch
    {
        11 => [1, 1, 2, 2, 2],
        13 => [2, 2, 2, 2, 2],
        16 => [2, 2, 3, 3, 3],
        19 => [2, 2, 4, 4, 4],
        _ => throw new ArgumentOutOfRangeException(nameof(depth), depth, "no such VGG"),
    };
}

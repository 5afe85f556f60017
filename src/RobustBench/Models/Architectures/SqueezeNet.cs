namespace RobustBench.Models.Architectures;

/// <summary>
/// SqueezeNet: a stem, eight fire modules with three poolings among them, and a convolution as classifier. Version 1.1 has a
/// smaller stem and pools earlier, for 2.4 times less work.
/// </summary>
/// <remarks>
/// Iandola et al. 2016, SqueezeNet: AlexNet-level accuracy with 50x fewer parameters; torchvision's <c>squeezenet1_0</c> and
/// <c>squeezenet1_1</c>, whose poolings keep the incomplete windows at the edge. Dropout does nothing here.
/// </remarks>
internal sealed class SqueezeNet(string version) : Architecture
{
    private const string First = "1_0";

    /// <summary>Of each fire module the channels that it squeezes to; it expands to eight times as many.</summary>
    private static readonly int[] Squeezed = [16, 16, 32, 32, 48, 48, 64, 64];

    public override string Name => $"squeezenet{version}";

    public override string Summary => $"SqueezeNet {version.Replace('_', '.')} for 224×224 images";

    public override string Source => "Iandola et al. 2016; torchvision";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.485f, 0.456f, 0.406f], Std = [0.229f, 0.224f, 0.225f], Size = 224 };

    public override Layer Build(Layers layers)
    {
        // The numbers of torchvision's state dict count ReLU and the poolings among the layers.
        var (stem, kernel, pooled) = version == First ? (96, 7, new[] { 2, 6, 11 }) : (64, 3, [2, 5, 8]);
        var (sequence, channels) = (new List<Layer> { layers.Conv("features.0", 3, stem, kernel, stride: 2), Layers.Relu }, stem);
        var fires = new Queue<int>(Squeezed);
        for (var number = 2; fires.Count > 0; number++)
        {
            if (pooled.Contains(number))
            {
                sequence.Add(layers.MaxPool(kernel: 3, stride: 2, ceiling: true));
                continue;
            }

            var squeezed = fires.Dequeue();
            sequence.Add(Fire(layers, $"features.{number}", channels, squeezed));
            channels = 8 * squeezed;
        }

        return Layers.Sequence([.. sequence, layers.ConvClassifier("classifier.1", channels), Layers.Relu, Layers.GlobalAveragePool]);
    }

    private static Layer Fire(Layers layers, string name, int inChannels, int squeezed) => Layers.Sequence(
        layers.Conv($"{name}.squeeze", inChannels, squeezed, kernel: 1),
        Layers.Relu,
        Layers.Concatenate(
            layers.Conv($"{name}.expand1x1", squeezed, 4 * squeezed, kernel: 1),
            layers.Conv($"{name}.expand3x3", squeezed, 4 * squeezed, kernel: 3, padding: 1)),
        Layers.Relu);
}

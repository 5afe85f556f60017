namespace RobustBench.Models.Architectures;

/// <summary>MobileNet v1 of half width: a stem and thirteen pairs of a depthwise and a 1×1 convolution, with TensorFlow's borders.</summary>
/// <remarks>
/// Howard et al. 2017, MobileNets, table 1, width 0.5; TensorFlow's <c>mobilenet_v1_0.5_160</c>. Names of the state dict as in
/// torchvision's MobileNets: stem and pairs in <c>features</c>.
/// </remarks>
internal sealed class MobileNetV1 : Architecture
{
    private static readonly (int Channels, int Stride)[] Pairs =
        [(32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (256, 1), (256, 1), (256, 1), (256, 1), (512, 2), (512, 1)];

    public override string Name => "tf_mobilenetv1_050";

    public override string Summary => "MobileNet v1 of width 0.5 with TensorFlow's SAME padding, for 160×160 images";

    public override string Source => "Howard et al. 2017; TensorFlow's mobilenet_v1_0.5_160";

    public override Preprocessing Preprocessing { get; } = Preprocessing.Half(160);

    public override Layer Build(Layers layers)
    {
        var sequence = new List<Layer>
        {
            Layers.SamePad(kernel: 3, stride: 2), layers.ConvNorm("features.0.0", "features.0.1", 3, 16, kernel: 3, stride: 2), Layers.Relu6,
        };
        var channels = 16;
        for (var i = 0; i < Pairs.Length; i++)
        {
            var (name, (width, stride)) = ($"features.{i + 1}", Pairs[i]);
            sequence.AddRange(
            [
                Layers.SamePad(kernel: 3, stride),
                layers.ConvNorm($"{name}.0.0", $"{name}.0.1", channels, channels, kernel: 3, stride, groups: channels),
                Layers.Relu6,
                layers.ConvNorm($"{name}.1.0", $"{name}.1.1", channels, width, kernel: 1),
                Layers.Relu6,
            ]);
            channels = width;
        }

        return Layers.Sequence([.. sequence, Layers.GlobalAveragePool, layers.Classifier("classifier", channels)]);
    }
}

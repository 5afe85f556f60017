namespace RobustBench.Models.Architectures;

/// <summary>GoogLeNet, or Inception v1: nine modules of four paths each, with batch norm.</summary>
/// <remarks>
/// Szegedy et al. 2015, Going deeper with convolutions, table 1; torchvision's <c>googlenet</c>, whose 5×5 convolutions are 3×3.
/// Its published weights come from TensorFlow: torchvision turns normalised images back into (x − ½) / ½, which is the
/// preprocessing here. The two auxiliary classifiers are for training alone.
/// </remarks>
internal sealed class GoogLeNet : Architecture
{
    private const double Epsilon = 1e-3;

    public override string Name => "googlenet";

    public override string Summary => "GoogLeNet (Inception v1) with batch norm for 224×224 images";

    public override string Source => "Szegedy et al. 2015; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.Half(224);

    public override Layer Build(Layers layers)
    {
        layers.Leave("aux1.");
        layers.Leave("aux2.");
        return Layers.Sequence(
            Conv(layers, "conv1", 3, 64, kernel: 7, stride: 2, padding: 3),
            layers.MaxPool(kernel: 3, stride: 2, ceiling: true),
            Conv(layers, "conv2", 64, 64, kernel: 1),
            Conv(layers, "conv3", 64, 192, kernel: 3, padding: 1),
            layers.MaxPool(kernel: 3, stride: 2, ceiling: true),
            Inception(layers, "inception3a", 192, [64, 96, 128, 16, 32, 32]),
            Inception(layers, "inception3b", 256, [128, 128, 192, 32, 96, 64]),
            layers.MaxPool(kernel: 3, stride: 2, ceiling: true),
            Inception(layers, "inception4a", 480, [192, 96, 208, 16, 48, 64]),
            Inception(layers, "inception4b", 512, [160, 112, 224, 24, 64, 64]),
            Inception(layers, "inception4c", 512, [128, 128, 256, 24, 64, 64]),
            Inception(layers, "inception4d", 512, [112, 144, 288, 32, 64, 64]),
            Inception(layers, "inception4e", 528, [256, 160, 320, 32, 128, 128]),
            layers.MaxPool(kernel: 2, stride: 2, ceiling: true),
            Inception(layers, "inception5a", 832, [256, 160, 320, 32, 128, 128]),
            Inception(layers, "inception5b", 832, [384, 192, 384, 48, 128, 128]),
            Layers.GlobalAveragePool,
            layers.Classifier("fc", 1024));
    }

    /// <summary>Four paths side by side.</summary>
    /// <param name="layers">Where the layers come from.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="input">Its channels.</param>
    /// <param name="to">The channels of the 1×1 path, of the second path's two convolutions, of the third's two, and of the pooled path.</param>
    private static Layer Inception(Layers layers, string name, int input, int[] to) => Layers.Concatenate(
        Conv(layers, $"{name}.branch1", input, to[0], kernel: 1),
        Layers.Sequence(
            Conv(layers, $"{name}.branch2.0", input, to[1], kernel: 1),
            Conv(layers, $"{name}.branch2.1", to[1], to[2], kernel: 3, padding: 1)),
        Layers.Sequence(
            Conv(layers, $"{name}.branch3.0", input, to[3], kernel: 1),
            Conv(layers, $"{name}.branch3.1", to[3], to[4], kernel: 3, padding: 1)),
        Layers.Sequence(
            layers.MaxPool(kernel: 3, stride: 1, ceiling: true, padding: 1),
            Conv(layers, $"{name}.branch4.1", input, to[5], kernel: 1)));

    private static Layer Conv(Layers layers, string name, int input, int output, int kernel, int stride = 1, int padding = 0) => Layers.Sequence(
        layers.ConvNorm($"{name}.conv", $"{name}.bn", input, output, kernel, stride, padding, epsilon: Epsilon), Layers.Relu);
}

namespace RobustBench.Models.Architectures;

/// <summary>AlexNet for one GPU: five convolutions, three linear layers, no local response normalisation.</summary>
/// <remarks>
/// Krizhevsky 2014, One weird trick for parallelizing convolutional neural networks; torchvision's <c>alexnet</c>. It is not
/// the network of Krizhevsky et al. 2012, whose Caffe version Geirhos et al. used.
/// </remarks>
internal sealed class AlexNet : Architecture
{
    public override string Name => "alexnet";

    public override string Summary => "AlexNet for 224×224 images";

    public override string Source => "Krizhevsky 2014; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    public override Layer Build(Layers layers) => Layers.Sequence(
        layers.Conv("features.0", 3, 64, kernel: 11, stride: 4, padding: 2),
        Layers.Relu,
        layers.MaxPool(kernel: 3, stride: 2),
        layers.Conv("features.3", 64, 192, kernel: 5, padding: 2),
        Layers.Relu,
        layers.MaxPool(kernel: 3, stride: 2),
        layers.Conv("features.6", 192, 384, kernel: 3, padding: 1),
        Layers.Relu,
        layers.Conv("features.8", 384, 256, kernel: 3, padding: 1),
        Layers.Relu,
        layers.Conv("features.10", 256, 256, kernel: 3, padding: 1),
        Layers.Relu,
        layers.MaxPool(kernel: 3, stride: 2),
        Layers.AveragePoolTo(6),
        Layers.Flatten,
        layers.Linear("classifier.1", 256 * 6 * 6, 4096),
        Layers.Relu,
        layers.Linear("classifier.4", 4096, 4096),
        Layers.Relu,
        layers.Classifier("classifier.6", 4096));
}

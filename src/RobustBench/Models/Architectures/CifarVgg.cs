namespace RobustBench.Models.Architectures;

/// <summary>VGG-16 with batch norm for CIFAR: the convolutions of VGG-16 and one linear layer.</summary>
/// <remarks>After Simonyan &amp; Zisserman 2015; names and preprocessing of https://github.com/kuangliu/pytorch-cifar.</remarks>
internal sealed class CifarVgg : Architecture
{
    public override string Name => "cifar_vgg16";

    public override string Summary => "VGG-16 with batch norm and one linear layer for 32×32 images";

    public override string Source => "Simonyan & Zisserman 2015; github.com/kuangliu/pytorch-cifar";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.4914f, 0.4822f, 0.4465f], Std = [0.2023f, 0.1994f, 0.2010f], Size = 32 };

    public override Layer Build(Layers layers) =>
        Layers.Sequence(Vgg.Features(layers, depth: 16, norm: true), Layers.Flatten, layers.Classifier("classifier", 512));
}

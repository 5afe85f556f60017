namespace RobustBench.Models.Architectures;

/// <summary>The architectures that weights can be loaded into. Listing them needs no libtorch.</summary>
internal static class ArchitectureCatalogue
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<Architecture> All { get; } =
    [
        new CifarResNet(depth: 20),
        new CifarResNet(depth: 32),
        new CifarResNet(depth: 44),
        new CifarResNet(depth: 56),
        new CifarResNet4b(),
        new CifarWide(),
        new CaptumLeNet(),
        new Cue16ResNet(),
        new CifarAllConv(),
        new CifarNin(),
        new CifarVgg(),
        new CifarPreActResNet(),
        new CifarWideResNet(),
        new AlexNet(),
        .. from depth in new[] { 11, 13, 16, 19 } from norm in new[] { false, true } select new Vgg(depth, norm),
        new SqueezeNet("1_0"),
        new SqueezeNet("1_1"),
        new GoogLeNet(),
        .. ResNet.All,
        .. DenseNet.All,
        new MobileNetV1(),
        new MobileNetV2(same: false),
        new MobileNetV2(same: true),
        .. MobileNetV3.All,
        .. ShuffleNetV2.All,
        new MnasNet(0.5),
        new MnasNet(0.75),
        new MnasNet(1.0),
        new MnasNet(1.3),
        .. EfficientNet.All,
        .. ConvNeXt.All,
        .. VisionTransformer.All,
        .. SwinTransformer.All,
    ];

    /// <summary>The architecture of this name, or nothing.</summary>
    public static Architecture? Find(string name) => All.FirstOrDefault(architecture => architecture.Name == name);
}

namespace RobustBench.Models.Architectures;

/// <summary>ResNet-18 for CIFAR whose norms and ReLUs stand before the convolutions; after the last block there is none.</summary>
/// <remarks>After He et al. 2016, Identity mappings in deep residual networks; names and preprocessing of https://github.com/kuangliu/pytorch-cifar.</remarks>
internal sealed class CifarPreActResNet : Architecture
{
    public override string Name => "cifar_preactresnet18";

    public override string Summary => "ResNet-18 with norms before the convolutions for 32×32 images";

    public override string Source => "He et al. 2016, Identity mappings; github.com/kuangliu/pytorch-cifar";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.4914f, 0.4822f, 0.4465f], Std = [0.2023f, 0.1994f, 0.2010f], Size = 32 };

    public override Layer Build(Layers layers)
    {
        var (sequence, channels) = (new List<Layer> { layers.Conv("conv1", 3, 64, kernel: 3, padding: 1, bias: false) }, 64);
        for (var stage = 0; stage < 4; stage++)
        {
            for (var block = 0; block < 2; block++, channels = 64 << stage)
                sequence.Add(PreActivationBlock.Of(layers, $"layer{stage + 1}.{block}", "shortcut.0", channels, 64 << stage, stride: stage > 0 && block == 0 ? 2 : 1));
        }

        return Layers.Sequence([.. sequence, Layers.GlobalAveragePool, layers.Classifier("linear", channels)]);
    }
}

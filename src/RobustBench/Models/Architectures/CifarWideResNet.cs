namespace RobustBench.Models.Architectures;

/// <summary>Wide ResNet-28-10 for CIFAR: three stages of four blocks with 160, 320 and 640 channels, norms before the convolutions.</summary>
/// <remarks>
/// Zagoruyko &amp; Komodakis 2016, Wide residual networks, table 1; names of https://github.com/yaodongyu/TRADES, which adversarially
/// trained networks have: they take images that are not normalised. Its <c>sub_block1</c> has no part in a pass.
/// </remarks>
internal sealed class CifarWideResNet : Architecture
{
    public override string Name => "cifar_wideresnet28_10";

    public override string Summary => "Wide ResNet-28-10 for 32×32 images";

    public override string Source => "Zagoruyko & Komodakis 2016; github.com/yaodongyu/TRADES";

    public override Preprocessing Preprocessing { get; } = new() { Mean = [0, 0, 0], Std = [1, 1, 1], Size = 32 };

    public override Layer Build(Layers layers)
    {
        layers.Leave("sub_block1.");
        var (sequence, channels) = (new List<Layer> { layers.Conv("conv1", 3, 16, kernel: 3, padding: 1, bias: false) }, 16);
        for (var stage = 0; stage < 3; stage++)
        {
            for (var block = 0; block < 4; block++, channels = 160 << stage)
                sequence.Add(PreActivationBlock.Of(layers, $"block{stage + 1}.layer.{block}", "convShortcut", channels, 160 << stage, stride: stage > 0 && block == 0 ? 2 : 1));
        }

        return Layers.Sequence([.. sequence, layers.Norm("bn1", channels), Layers.Relu, Layers.GlobalAveragePool, layers.Classifier("fc", channels)]);
    }
}

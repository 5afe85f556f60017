namespace RobustBench.Models.Architectures;

/// <summary>Two strided 4×4 convolutions with 16 and 32 channels, then two linear layers.</summary>
/// <remarks>
/// The network <c>wide</c> of Lu and Kumar 2020, Neural Network Branching for Neural Network Verification; weights of
/// https://github.com/stanleybak/vnncomp2021, benchmark oval21. Saved from a plain Sequential, hence the numbers.
/// </remarks>
internal sealed class CifarWide : Architecture
{
    public override string Name => "cifar_wide";

    public override string Summary => "two convolutions and two linear layers, for 32×32 images";

    public override string Source => "Lu and Kumar 2020; github.com/stanleybak/vnncomp2021, oval21";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.485f, 0.456f, 0.406f], Std = [0.225f, 0.225f, 0.225f], Size = 32 };

    public override Layer Build(Layers layers) => Layers.Sequence(
        layers.Conv("0", 3, 16, kernel: 4, stride: 2, padding: 1),
        Layers.Relu,
        layers.Conv("2", 16, 32, kernel: 4, stride: 2, padding: 1),
        Layers.Relu,
        Layers.Flatten,
        layers.Linear("5", 32 * 8 * 8, 100),
        Layers.Relu,
        layers.Classifier("7", 100));
}

using RobustBench.Parameters;

namespace RobustBench.Data.CifarC;

/// <summary>
/// The published CIFAR-10-C or CIFAR-100-C, or a part of it: a folder of <c>CORRUPTION.npy</c>, in each the test images at
/// severity 1, then at 2, and so on to 5, and <c>labels.npy</c>. Corruptions and severities are conditions
/// <c>corruption(severity=N)</c>; the key of an image is its index in the test set, the same under every condition.
/// </summary>
/// <remarks>Hendrycks &amp; Dietterich 2019, Benchmarking neural network robustness to common corruptions and perturbations; https://zenodo.org/records/2535967 and 3555552.</remarks>
internal sealed class CifarCDataset : DatasetKind
{
    private static readonly PathParameter Root = Parameter.Path("path", "the folder with labels.npy and a .npy file for each corruption");

    public override string Name => "cifar-c";

    public override string Summary => "the published CIFAR-10-C or CIFAR-100-C (CORRUPTION.npy and labels.npy), shown as it is under its own conditions corruption(severity=N)";

    public override string Source => "Hendrycks & Dietterich 2019, zenodo.org/records/2535967 and 3555552";

    public override IReadOnlyList<Parameter> Parameters => [Root];

    public override bool HoldsStimuli => true;

    public override ImageSet Open(Settings settings) => CifarCImages.Open(settings[Root]);
}

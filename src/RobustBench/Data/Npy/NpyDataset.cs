using RobustBench.Parameters;

namespace RobustBench.Data.Npy;

/// <summary>Images and labels in two files of numpy's format.</summary>
internal sealed class NpyDataset : DatasetKind
{
    private static readonly FileParameter Images = Parameter.File("path", "a .npy file of images: N × H × W × 3, uint8, in C order");
    private static readonly FileParameter Labels = Parameter.File("labels", "a .npy file of their class indices: N or N × 1, whole numbers");

    public override string Name => "npy";

    public override string Summary => "arrays of images and labels in numpy's format; images are keyed by their decimal index";

    public override string Source => "numpy.lib.format, versions 1 to 3";

    public override IReadOnlyList<Parameter> Parameters => [Images, Labels];

    public override ImageSet Open(Settings settings) => new NpyImages(settings[Images], settings[Labels]);
}

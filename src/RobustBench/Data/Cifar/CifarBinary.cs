using RobustBench.Parameters;

namespace RobustBench.Data.Cifar;

/// <summary>The official binary records of CIFAR-10 and CIFAR-100.</summary>
/// <remarks>Krizhevsky 2009; the "binary version" of the data sets' home page. Images are keyed by their decimal index.</remarks>
internal sealed class CifarBinary : DatasetKind
{
    private static readonly FileParameter Path = Parameter.File("path", "a file of binary records, such as test_batch.bin");

    private static readonly WordParameter Labels = Parameter.Word(
        "labels", "of CIFAR-100: whether the label is the fine class or its superclass", "fine", "coarse");

    public override string Name => "cifar-binary";

    public override string Summary => "the official binary records of CIFAR-10 and CIFAR-100 (32 × 32); the file's length says which";

    public override string Source => "Krizhevsky 2009, Learning multiple layers of features from tiny images";

    public override IReadOnlyList<Parameter> Parameters => [Path, Labels];

    public override ImageSet Open(Settings settings) => new CifarRecords(settings[Path], settings[Labels] == "coarse");
}

using RobustBench.Data.Cifar;
using RobustBench.Data.CifarC;
using RobustBench.Data.Cue16;
using RobustBench.Data.ImageNetC;
using RobustBench.Data.ModelVsHuman;
using RobustBench.Data.Npy;
using RobustBench.Data.Trees;

namespace RobustBench.Data;

/// <summary>Every kind of data set, in the order in which they are listed.</summary>
public static class DatasetCatalogue
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<DatasetKind> All { get; } =
    [
        TreeDataset.OfFolder,
        TreeDataset.OfTar,
        TreeDataset.OfTarGz,
        TreeDataset.OfZip,
        new CifarBinary(),
        new NpyDataset(),
        new CueConflictDataset(),
        new ModelVsHumanDataset(),
        new ImageNetCDataset(),
        new CifarCDataset(),
        new Cue16Dataset(),
    ];

    /// <summary>The kind of that name, or null.</summary>
    public static DatasetKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

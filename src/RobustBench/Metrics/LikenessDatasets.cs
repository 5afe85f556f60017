namespace RobustBench.Metrics;

/// <summary>The data sets of model-vs-human, with the conditions that its scores leave out: the undistorted one, and those in which people are right less than one time in five.</summary>
/// <remarks>Geirhos et al. 2021, Partial success in closing the gap between human and machine vision, appendix; as the project lists them.</remarks>
internal static class LikenessDatasets
{
    private static readonly Dictionary<string, string[]> LeftOut = new(StringComparer.Ordinal)
    {
        ["colour"] = ["cr"],
        ["contrast"] = ["c100", "c03", "c01"],
        ["high-pass"] = ["inf", "0.55", "0.45", "0.4"],
        ["low-pass"] = ["0", "15", "40"],
        ["phase-scrambling"] = ["0", "150", "180"],
        ["power-equalisation"] = ["0"],
        ["false-colour"] = ["true"],
        ["rotation"] = ["0"],
        ["eidolonI"] = ["1-10-10", "64-10-10", "128-10-10"],
        ["eidolonII"] = ["1-3-10", "32-3-10", "64-3-10", "128-3-10"],
        ["eidolonIII"] = ["1-0-10", "16-0-10", "32-0-10", "64-0-10", "128-0-10"],
        ["uniform-noise"] = ["0", "0.6", "0.9"],
        ["sketch"] = [],
        ["stylized"] = [],
        ["edge"] = [],
        ["silhouette"] = [],
        ["cue-conflict"] = [],
    };

    /// <summary>The name without what an import put before it, and that prefix.</summary>
    public static (string Prefix, string Name) Split(string dataset)
    {
        var end = dataset.LastIndexOf('/') + 1;
        return (dataset[..end], dataset[end..]);
    }

    /// <summary>Whether it is one of them, whatever its prefix.</summary>
    public static bool Has(string dataset) => LeftOut.ContainsKey(Split(dataset).Name);

    /// <summary>Whether a condition of one of them counts.</summary>
    public static bool Counts(string dataset, string condition) => !LeftOut[Split(dataset).Name].Contains(condition);
}

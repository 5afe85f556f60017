using RobustBench.Trials;

namespace RobustBench.Importing;

/// <summary>A trial from elsewhere.</summary>
/// <param name="Observer">Who decided.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's key.</param>
/// <param name="Folder">The path of the folder of its file.</param>
/// <param name="Place">Where it stands, for messages.</param>
/// <param name="Trial">The trial, with the further columns <see cref="Columns"/>.</param>
internal sealed record ImportedTrial(string Observer, string Dataset, string Condition, string Folder, string Place, Trial Trial)
{
    /// <summary>The further columns of the trials: those of the files that are not the trial's own, then what the image's name says.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["session", "trial", "rt", "imagename", "shape", "texture"];
}

namespace RobustBench.Data.Cue16;

/// <summary>A split: images of their own, drawn from the same ranges or from slightly different ones.</summary>
/// <param name="Name">Its name in suites.</param>
/// <param name="Count">Its number of images, a multiple of the 240 pairs of differing classes.</param>
/// <param name="Sampling">What its images are drawn from.</param>
internal sealed record Split(string Name, int Count, Sampling Sampling)
{
    /// <summary>The splits, the default first.</summary>
    public static IReadOnlyList<Split> All { get; } =
    [
        new("test", 1_920, Sampling.Original),
        new("train", 12_000, Sampling.Original),
        new("replication", 3_840, Sampling.Again),
    ];

    /// <summary>The split of that name.</summary>
    public static Split Of(string name) => All.First(split => split.Name == name);
}

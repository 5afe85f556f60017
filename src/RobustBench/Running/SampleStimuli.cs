using RobustBench.Conditions;
using RobustBench.Drawing;
using RobustBench.Plans;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>
/// Keeps with a run what its conditions look like: for each data set and condition the first stimuli side by side, as one
/// small PNG. They are made again each time, since that takes moments, and written where they are absent or different. An
/// attack makes other images for each model, so it has none.
/// </summary>
internal static class SampleStimuli
{
    private const int Images = 3;
    private const int LongestSide = 128;
    private const int Gap = 2;

    /// <summary>Writes the samples of the selected conditions, of every shard, into a results folder.</summary>
    /// <param name="results">The results folder.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="datasets">The data sets by key.</param>
    /// <param name="maker">Makes the stimuli.</param>
    /// <param name="wanted">Which conditions.</param>
    /// <param name="warn">Told, from several threads, of a sample that can't be written; the trials do not need it.</param>
    public static void Write(string results, Plan plan, IReadOnlyDictionary<string, OpenDataset> datasets, StimulusMaker maker, Func<Condition, bool> wanted, Action<string> warn)
    {
        var folder = new SampleFolder(results);
        foreach (var parts in plan.All.Where(part => part.Index == 0).GroupBy(part => (part.Dataset.Key, part.First, part.Count)))
        {
            var block = FirstImages(datasets[parts.Key.Key], parts.Key.First, parts.Key.Count);
            if (block.Pictures.Count == 0) continue;
            Parallel.ForEach(parts.Select(part => part.Condition.Condition).Where(condition => condition.Attack is null && wanted(condition)).DistinctBy(condition => condition.Key), condition =>
            {
                try
                {
                    AtomicFile.WriteIfChanged(folder.PathOf(parts.Key.Key, condition.Key), Sample(block, condition, maker));
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    warn($"the sample of {condition.Key} on `{parts.Key.Key}` could not be written: {error.Message}");
                }
            });
        }
    }

    /// <summary>Of the first images those that can be read; a run tells of the others.</summary>
    private static PictureBlock FirstImages(OpenDataset dataset, int first, int count) =>
        PictureBlock.Read(dataset, first, Math.Min(Images, count), new ParallelOptions(), new StageClock(), _ => { });

    private static byte[] Sample(PictureBlock block, Condition condition, StimulusMaker maker) => Png.Encode(RgbImage.SideBySide(
        [.. Enumerable.Range(0, block.Pictures.Count).Select(index => StimulusPicture.Of(maker.Make(block, index, condition)).Shrink(LongestSide))], Gap));
}

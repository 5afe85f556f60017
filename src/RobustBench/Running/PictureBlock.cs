using System.Collections.Concurrent;
using RobustBench.Data;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>The decoded images of one part of a data set. They are kept while every condition passes over them.</summary>
internal sealed class PictureBlock
{
    private PictureBlock(OpenDataset dataset, int first, List<Picture> pictures, List<ImageRecord> records, List<string> failed) =>
        (Dataset, First, Pictures, Records, Failed) = (dataset, first, pictures, records, failed);

    public OpenDataset Dataset { get; }

    /// <summary>The position of its first image among those of the data set that are used.</summary>
    public int First { get; }

    /// <summary>The images that could be read.</summary>
    public IReadOnlyList<Picture> Pictures { get; }

    /// <summary>What is known of each of <see cref="Pictures"/>.</summary>
    public IReadOnlyList<ImageRecord> Records { get; }

    /// <summary>The keys of the images that could not be read.</summary>
    public IReadOnlyList<string> Failed { get; }

    /// <summary>Decodes images in parallel; one that can't be read is told to <paramref name="warn"/> and left out.</summary>
    /// <exception cref="InputException">The images differ in size.</exception>
    public static PictureBlock Read(OpenDataset dataset, int first, int count, ParallelOptions parallel, StageClock clock, Action<string> warn)
    {
        var decoded = new Picture?[count];
        var reasons = new string?[count];
        // One by one in rising order: what is stored in a row is then read in a row.
        var inOrder = Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(inOrder, parallel, i =>
        {
            try
            {
                decoded[i] = clock.Time(() => dataset.Read(first + i));
            }
            catch (InputException problem)
            {
                reasons[i] = problem.Message;
            }
        });

        var (pictures, records, failed) = (new List<Picture>(count), new List<ImageRecord>(count), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var record = dataset.Describe(first + i);
            if (decoded[i] is { } picture)
            {
                RequireSize(dataset, record, picture);
                pictures.Add(picture);
                records.Add(record);
            }
            else
            {
                failed.Add(record.Key);
                warn($"data set `{dataset.Entry.Key}`: image {OneLine.Of(record.Key)} is left out: {reasons[i]}");
            }
        }

        return new PictureBlock(dataset, first, pictures, records, failed);
    }

    /// <summary>Checks that all images have what a condition is made of.</summary>
    /// <exception cref="InputException">One has no mask.</exception>
    public void Require(ConditionEntry condition)
    {
        if (!condition.Condition.NeedsMask) return;
        var missing = Pictures.Index().FirstOrDefault(picture => picture.Item.Mask is null, (-1, null!)).Index;
        if (missing >= 0) throw new InputException(MaskProblem(condition, Dataset, Records[missing].Key));
    }

    /// <summary>What is said of an image without a mask under a condition that needs one.</summary>
    public static string MaskProblem(ConditionEntry condition, OpenDataset dataset, string image) => condition.Place.Say(
        $"{condition.Condition.Key} on `{dataset.Entry.Key}`: the image {OneLine.Of(image)} has no alpha channel that tells the object from its background, "
        + "and no mask in a column `mask` of an index: give it one, or leave the condition out with the data set's `conditions`");

    private static void RequireSize(OpenDataset dataset, ImageRecord record, Picture picture)
    {
        if (picture.Height == dataset.Height && picture.Width == dataset.Width) return;
        throw new InputException(dataset.Entry.Place.Say(
            $"the images of `{dataset.Entry.Key}` differ in size: {OneLine.Of(record.Key)} is {picture.Height} × {picture.Width}, the first "
            + $"{dataset.Height} × {dataset.Width}: give it `stimulus: {{ resize: 256, size: 224 }}`"));
    }
}

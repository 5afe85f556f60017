using System.Security.Cryptography;
using RobustBench.Data;
using RobustBench.Data.Labels;
using RobustBench.Plans;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>A data set of the suite that is open for a run: the images that are used, with the labels that trials get.</summary>
internal sealed class OpenDataset : IDisposable
{
    /// <summary>A thousand pictures of 299 × 299; parts of larger ones have fewer, so that memory stays flat.</summary>
    private const long MostPictureBytes = 256 << 20;

    private readonly CategoryLabels? _categories;
    private readonly int[]? _kept;

    private OpenDataset(DatasetEntry entry, ImageSet images, LabelMap? map, int? limit)
    {
        (Entry, Images, Map) = (entry, images, map);
        var first = First(images, Math.Min(entry.Limit ?? int.MaxValue, limit ?? int.MaxValue));
        _categories = map is null ? null : new CategoryLabels(images, map);
        var kept = _categories?.Kept(first) ?? first;
        (Count, LeftOut) = (kept.Length, first.Length - kept.Length);
        // In the set's own order from its first image on, no list of the images is needed.
        _kept = _categories is null && images.Conditions.Count == 0 ? null : kept;
        Names = map?.Names ?? images.ClassNames;
        (Height, Width, HasMasks) = FirstStimulus();
    }

    public DatasetEntry Entry { get; }

    /// <summary>All images of the set, with the set's own labels.</summary>
    public ImageSet Images { get; }

    /// <summary>The images that are used: the first ones (of each condition of their own), where there is a limit, whose label has a category, where there is a map.</summary>
    public int Count { get; }

    /// <summary>The images without a category, among the first ones.</summary>
    public int LeftOut { get; }

    /// <summary>The suite's label map, or the classes that decisions are made among; null where labels and decisions are classes.</summary>
    public LabelMap? Map { get; }

    /// <summary>What the user should know of the set and that stops nothing.</summary>
    public IEnumerable<string> Notices => LeftOut == 0
        ? Images.Notices
        : Images.Notices.Append($"{LeftOut} images are left out, since {(Entry.Among is null ? "no category of the suite's `labels` holds their class" : $"their class is none of those of {Map!.Name}")}");

    /// <summary>What labels and decisions are called: categories or classes; null where only indices are known.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>Rows of a stimulus before its condition.</summary>
    public int Height { get; }

    /// <summary>Columns of a stimulus before its condition.</summary>
    public int Width { get; }

    /// <summary>Whether the first image has a mask; then all should.</summary>
    public bool HasMasks { get; }

    /// <summary>How many images there are, and how many of their pictures may be in memory together.</summary>
    public DatasetSize Size => new(Count, (int)Math.Clamp(MostPictureBytes / (3L * Height * Width), 1, int.MaxValue)) { OwnConditions = OwnConditions };

    /// <summary>The conditions that the images have themselves, with the images, which lie in this order; empty where they are plain images.</summary>
    public IReadOnlyList<OwnCondition> OwnConditions => Images.Conditions.Count == 0 ? [] :
    [
        .. _kept!.Index()
            .GroupBy(image => Images.ConditionOf(image.Item), image => image.Index)
            .Select(images => new OwnCondition(Images.Conditions[images.Key], images.Min(), images.Count())),
    ];

    /// <summary>Opens the data set; the first image that can be read gives the size of the stimuli.</summary>
    /// <param name="entry">The data set.</param>
    /// <param name="map">The suite's label map, where it has one.</param>
    /// <param name="limit">The command's limit on images, where it gives one.</param>
    /// <exception cref="InputException">It can't be opened, or holds no image that can be read.</exception>
    public static OpenDataset Open(DatasetEntry entry, LabelMap? map, int? limit) => Open(entry, _ => map, limit);

    /// <summary>Opens a data set of a suite, with the suite's label map or the classes that the data set is scored among.</summary>
    /// <exception cref="InputException">It, or the data set whose classes it is scored among, can't be opened, or it holds no image that can be read.</exception>
    public static OpenDataset Open(Suite suite, DatasetEntry entry, int? limit) => Open(entry, images => LabelsOf(suite, entry, images), limit);

    private static LabelMap? LabelsOf(Suite suite, DatasetEntry entry, ImageSet images)
    {
        if (entry.Among is not { } among) return suite.Labels;
        if (among == DatasetEntry.Own) return ClassSubset.Of($"`{entry.Key}`", images);
        var other = suite.Datasets.Single(dataset => dataset.Key == among);
        using var others = other.Kind.Open(other.Settings);
        return ClassSubset.Of($"`{among}`", others);
    }

    private static OpenDataset Open(DatasetEntry entry, Func<ImageSet, LabelMap?> mapOf, int? limit)
    {
        var images = entry.Kind.Open(entry.Settings);
        try
        {
            return new OpenDataset(entry, images, mapOf(images), limit);
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    /// <summary>What is known of an image; its label is a category's position where there is a map.</summary>
    public ImageRecord Describe(int index)
    {
        var record = Images.Describe(Stored(index));
        return _categories is null ? record : record with { Label = _categories.Of(record.Label)!.Value };
    }

    /// <summary>What a label is called: the name of its category or class, or its index where no names are known.</summary>
    public string NameOf(int label) => Decisions.NameOf(Names, label);

    /// <summary>Adds an image's stored bytes to a hash.</summary>
    public void AppendContent(int index, IncrementalHash hash) => Images.AppendContent(Stored(index), hash);

    /// <summary>Decodes an image and brings it to the stimulus's size.</summary>
    /// <exception cref="InputException">The image can't be read.</exception>
    public Picture Read(int index)
    {
        using var raster = Images.Read(Stored(index));
        return Geometry.Apply(raster, Entry.Stimulus);
    }

    /// <summary>Decodes an image as it is stored; the caller owns the raster.</summary>
    /// <exception cref="InputException">The image can't be read.</exception>
    public Raster Decode(int index) => Images.Read(Stored(index));

    /// <summary>The bytes of an image's file; null where there is none.</summary>
    public byte[]? File(int index) => Images.File(Stored(index));

    public void Dispose() => Images.Dispose();

    /// <summary>The positions of the first images; where the images have conditions of their own, of the first ones of each.</summary>
    private static int[] First(ImageSet images, int most) => images.Conditions.Count == 0
        ? [.. Enumerable.Range(0, Math.Min(images.Count, most))]
        : [.. Enumerable.Range(0, images.Count).GroupBy(images.ConditionOf).OrderBy(group => group.Key).SelectMany(group => group.Take(most))];

    /// <summary>The position in the set of an image that is used.</summary>
    private int Stored(int index) => _kept is null ? index : _kept[index];

    private (int Height, int Width, bool HasMask) FirstStimulus()
    {
        InputException? last = null;
        for (var index = 0; index < Count; index++)
        {
            try
            {
                var picture = Read(index);
                return (picture.Height, picture.Width, picture.Mask is not null);
            }
            catch (InputException problem)
            {
                last = problem;
            }
        }

        throw last ?? new InputException(LeftOut == 0
            ? $"the data set `{Entry.Key}` holds no images"
            : Entry.Among is null
                ? $"no image of `{Entry.Key}` has a label that a category of the suite's `labels` holds: give a map of its classes"
                : $"no image of `{Entry.Key}` is of a class of {Map!.Name}: `among` needs data sets of the same classes");
    }
}

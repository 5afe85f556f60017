using System.Globalization;
using System.Security.Cryptography;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Suites;

namespace RobustBench.Tests.Running;

/// <summary>A data set in memory: random pictures, of which some can't be read.</summary>
internal sealed class MadeUpImages(IReadOnlyList<Picture?> pictures) : ImageSet
{
    public const int Seed = 2018;

    public string KeyPrefix { get; init; } = "";

    public override int Count => pictures.Count;

    public override ImageRecord Describe(int index) => new(KeyPrefix + index.ToString(CultureInfo.InvariantCulture), index % 10);

    public override Raster Read(int index) => pictures[index] is { } picture
        ? Raster.OfPlanes(picture.Pixels, picture.Height, picture.Width)
        : throw new InputException($"{index} is broken");

    public override void AppendContent(int index, IncrementalHash hash) => hash.AppendData(pictures[index]?.Pixels ?? []);

    /// <summary>Random pictures of one size; those of <paramref name="broken"/> can't be read.</summary>
    public static MadeUpImages Random(int count, int side, params int[] broken)
    {
        var random = new Random(Seed);
        return new([.. Enumerable.Range(0, count).Select(i => broken.Contains(i) ? null : Picture(random, side))]);
    }

    public static Picture Picture(Random random, int side)
    {
        var pixels = new byte[3 * side * side];
        random.NextBytes(pixels);
        return new Picture(pixels, side, side);
    }

    /// <summary>The data set as a suite's entry.</summary>
    public DatasetEntry Entry(StimulusOptions? stimulus = null) => EntryOf(this, stimulus);

    /// <summary>Any opened data set as a suite's entry.</summary>
    public static DatasetEntry EntryOf(ImageSet images, StimulusOptions? stimulus = null) => new()
    {
        Key = "d",
        Place = new Place("s.yaml", 3, 5),
        Kind = new Kind(images),
        Settings = new Settings([], new Dictionary<Parameter, ParameterValue>()),
        Stimulus = stimulus ?? new StimulusOptions(),
    };

    private sealed class Kind(ImageSet images) : DatasetKind
    {
        public override string Name => "made-up";

        public override string Summary => "a data set of these tests";

        public override string Source => "these tests";

        public override IReadOnlyList<Parameter> Parameters => [];

        public override ImageSet Open(Settings settings) => images;
    }
}

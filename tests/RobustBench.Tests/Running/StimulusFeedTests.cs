using System.Diagnostics;
using RobustBench.Data;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Tests.Data;
using RobustBench.Tests.Suites;

namespace RobustBench.Tests.Running;

public sealed class StimulusFeedTests : IDisposable
{
    private const string Conditions = "conditions: [clean, uniform-noise: { width: [0.1, 0.35] }, rotation: { degrees: 90 }]\npart-size: 40\n";

    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(7, 2)]
    [InlineData(64, 2)]
    [InlineData(int.MaxValue, 2)]
    public void Stimuli_are_the_same_bits_for_every_batch_size_and_number_of_threads(int batchSize, int threads)
    {
        var usual = Show(MadeUpImages.Random(50, 8), 64, 1);

        var other = Show(MadeUpImages.Random(50, 8), batchSize, threads);

        Assert.Equal(50 * 4, usual.Count);
        Assert.Equal(usual, other);
    }

    [Fact]
    public void The_clean_stimulus_is_the_picture_quantised_at_the_end()
    {
        var images = MadeUpImages.Random(3, 8);

        var shown = Show(images, 2, 2, new StimulusOptions { Size = 6, Quantise = Quantisation.Round });

        var expected = new float[3 * 6 * 6];
        Planes.Of(images, 1, size: 6).CopyTo(expected);
        Assert.Equal(string.Join(' ', expected), shown["clean 1"]);
    }

    [Fact]
    public void An_image_that_can_not_be_read_is_left_out_and_named()
    {
        var warnings = new List<string>();
        using var dataset = OpenDataset.Open(MadeUpImages.Random(6, 8, broken: [0, 4]).Entry(), null, null);
        using var feed = Feed(dataset, Plan(dataset), 4, 2, warnings.Add);

        var blocks = feed.Batches().Select(batch => batch.Block).Distinct().ToList();

        var block = Assert.Single(blocks);
        Assert.Equal(["0", "4"], block.Failed);
        Assert.Equal(["1", "2", "3", "5"], block.Records.Select(record => record.Key));
        Assert.Equal(["data set `d`: image 0 is left out: 0 is broken", "data set `d`: image 4 is left out: 4 is broken"], warnings);
    }

    [Fact]
    public void A_part_of_which_no_image_can_be_read_is_one_empty_batch_a_condition()
    {
        using var dataset = OpenDataset.Open(MadeUpImages.Random(41, 8, broken: [40]).Entry(), null, null);
        using var feed = Feed(dataset, Plan(dataset), 64, 2, _ => { });

        var last = feed.Batches().Where(batch => batch.Block.First == 40).ToList();

        Assert.Equal(4, last.Count);
        Assert.All(last, batch => Assert.Equal(0, batch.Count));
    }

    [Fact]
    public void Images_of_differing_sizes_are_an_error_at_the_data_sets_place()
    {
        var random = new Random(MadeUpImages.Seed);
        using var dataset = OpenDataset.Open(
            new MadeUpImages([MadeUpImages.Picture(random, 8), MadeUpImages.Picture(random, 9)]).Entry(), null, null);
        using var feed = Feed(dataset, Plan(dataset), 4, 2, _ => { });

        var problem = Assert.Throws<InputException>(() => feed.Batches().Count()).Message;

        Assert.Equal("s.yaml:3:5: the images of `d` differ in size: 1 is 9 × 9, the first 8 × 8: give it `stimulus: { resize: 256, size: 224 }`", problem);
    }

    [Fact]
    public void A_data_set_without_an_image_that_can_be_read_is_an_error() => Assert.Equal(
        "1 is broken",
        Assert.Throws<InputException>(() => OpenDataset.Open(MadeUpImages.Random(2, 8, broken: [0, 1]).Entry(), null, null)).Message);

    [Fact]
    public void Leaving_in_the_middle_does_not_hang()
    {
        using var dataset = OpenDataset.Open(MadeUpImages.Random(500, 8).Entry(), null, null);
        var start = Stopwatch.GetTimestamp();

        using (var feed = Feed(dataset, Plan(dataset), 1, 2, _ => { })) Assert.NotEmpty(feed.Batches().Take(3).ToList());

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5);
    }

    [Fact]
    public void A_feed_that_nobody_reads_ends_too()
    {
        using var dataset = OpenDataset.Open(MadeUpImages.Random(500, 8).Entry(), null, null);

        Assert.Null(Record.Exception(() => Feed(dataset, Plan(dataset), 1, 2, _ => { }).Dispose()));
    }

    [Fact]
    public void An_interrupt_is_thrown_to_the_reader()
    {
        using var interrupt = new CancellationTokenSource();
        using var dataset = OpenDataset.Open(MadeUpImages.Random(500, 8).Entry(), null, null);
        using var feed = Feed(dataset, Plan(dataset), 1, 2, _ => { }, interrupt.Token);

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in feed.Batches()) interrupt.Cancel();
        });
    }

    private Dictionary<string, string> Show(MadeUpImages images, int batchSize, int threads, StimulusOptions? stimulus = null)
    {
        using var dataset = OpenDataset.Open(images.Entry(stimulus), null, null);
        using var feed = Feed(dataset, Plan(dataset), batchSize, threads, _ => { });
        var shown = new Dictionary<string, string>();
        foreach (var batch in feed.Batches())
        {
            var size = 3 * batch.Height * batch.Width;
            for (var i = 0; i < batch.Count; i++)
                shown.Add($"{batch.Conditions[0].Condition.Key} {batch.Block.Records[batch.First + i].Key}", string.Join(' ', batch.Pixels.Skip(i * size).Take(size)));
            feed.Return(batch);
        }

        return shown;
    }

    private IReadOnlyList<PlannedPart> Plan(OpenDataset dataset)
    {
        var suite = _folder.Read(SuiteFolder.Head + Conditions) with { Datasets = [dataset.Entry] };
        return RobustBench.Plans.Plan.Of(suite, new Dictionary<string, DatasetSize> { ["d"] = new(dataset.Count) }, new Selection()).Parts;
    }

    private static StimulusFeed Feed(
        OpenDataset dataset, IReadOnlyList<PlannedPart> parts, int batchSize, int threads, Action<string> warn, CancellationToken cancel = default) =>
        new(parts, new Dictionary<string, OpenDataset> { ["d"] = dataset }, (new StimulusMaker(2018), threads, _ => batchSize), new RunClock(), warn, cancel);
}

using RobustBench.Data.Trees;
using RobustBench.Running;
using RobustBench.Tests.Running;

namespace RobustBench.Tests.Data.Trees;

/// <summary>How often a gzipped archive is read from its front.</summary>
public sealed class TarGzPassesTests : IDisposable
{
    private const int Files = 1000;

    private readonly Tree _tree = new();
    private readonly TarGzTree _archive;
    private readonly List<string> _paths;

    public TarGzPassesTests()
    {
        for (var i = 0; i < Files; i++) _tree.Add($"c/{i:D4}.bin", [.. BitConverter.GetBytes(i), .. new byte[i % 700]]);
        _archive = new TarGzTree(_tree.Write("tar.gz"));
        _paths = [.. _archive.List()];
    }

    public void Dispose()
    {
        _archive.Dispose();
        _tree.Dispose();
    }

    [Fact]
    public void Asked_for_in_the_order_of_the_archive_files_cost_one_pass()
    {
        _archive.Expect(_paths);

        for (var i = 0; i < Files; i++) Assert.Equal(i, Number(i));

        Assert.Equal(1, _archive.Passes);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(200)]
    public void Threads_that_run_ahead_of_each_other_cost_no_further_pass(int ahead)
    {
        _archive.Expect(_paths);
        var random = new Random(2018);
        // Every file is asked for after at most so many of those behind it.
        var order = Enumerable.Range(0, Files).OrderBy(i => i + (random.NextDouble() * ahead)).ToList();

        Assert.All(order, i => Assert.Equal(i, Number(i)));
        Assert.Equal(1, _archive.Passes);
    }

    [Fact]
    public void A_file_behind_is_found_in_a_second_pass()
    {
        _archive.Expect(_paths);

        Assert.Equal([900, 3, 4, 900], new[] { 900, 3, 4, 900 }.Select(Number));
        Assert.Equal(2, _archive.Passes);
    }

    [Fact]
    public void Files_that_nobody_will_ask_for_push_none_out_of_memory()
    {
        _archive.Expect([_paths[0], _paths[500], _paths[999]]);

        Assert.Equal([999, 0, 500], new[] { 999, 0, 500 }.Select(Number));
        Assert.Equal(1, _archive.Passes);
    }

    [Fact]
    public void Of_many_files_that_were_passed_the_last_256_are_kept()
    {
        _archive.Expect(_paths);

        Assert.Equal([600, 599, 344], new[] { 600, 599, 344 }.Select(Number));
        Assert.Equal(1, _archive.Passes);
        Assert.Equal(343, Number(343));
        Assert.Equal(2, _archive.Passes);
    }

    [Fact]
    public void A_part_that_is_decoded_on_several_threads_costs_one_pass()
    {
        for (var i = 0; i < 300; i++) _tree.Add($"d/{i:D4}.png", Png.Bytes(i, 24));
        using var archive = new TarGzTree(_tree.Write("tar.gz"));
        using var images = TreeImages.OfClassFolders(archive, RobustBench.Data.Labels.ClassRule.Auto, applyOrientation: false);
        using var dataset = OpenDataset.Open(MadeUpImages.EntryOf(images), null, null);
        Assert.Equal(1, archive.Passes);

        var block = PictureBlock.Read(
            dataset, 0, 300, new ParallelOptions { MaxDegreeOfParallelism = 8 }, new RunClock().Decoding, message => Assert.Fail(message));

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"d/{i:D4}.png"), block.Records.Select(record => record.Key));
        // The first image was read once before, to see its size.
        Assert.Equal(2, archive.Passes);
    }

    private int Number(int file) => BitConverter.ToInt32(_archive.Read(_paths[file]));
}

using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Running;

public sealed class AtomicFileTests : IDisposable
{
    private const string Unique = "0123456789abcdef0123456789abcdef";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_beside_it()
    {
        AtomicFile.Write(_folder.File("a"), stream => stream.WriteByte(1));

        Assert.Throws<IOException>(() => AtomicFile.Write(_folder.File("a"), stream =>
        {
            stream.WriteByte(2);
            throw new IOException("full");
        }));

        Assert.Equal([1], File.ReadAllBytes(_folder.File("a")));
        Assert.Equal([_folder.File("a")], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void What_a_dead_writer_left_is_removed_wherever_it_lies()
    {
        var below = Directory.CreateDirectory(_folder.File("a/b")).FullName;
        File.WriteAllText(_folder.File($"run.json.{Unique}.tmp"), "");
        File.WriteAllText(Path.Combine(below, $"part-00000.parquet.{Unique}.tmp"), "");

        AtomicFile.RemoveAbandoned(_folder.Path);

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Writers_and_those_who_remove_abandoned_files_do_not_disturb_each_other()
    {
        using var stop = new CancellationTokenSource();
        var remover = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) AtomicFile.RemoveAbandoned(_folder.Path);
        });

        Parallel.For(0, 2000, i => AtomicFile.WriteIfChanged(_folder.File($"{i % 7}/{i}.txt"), [(byte)i]));
        await stop.CancelAsync();
        await remover;

        Assert.All(Enumerable.Range(0, 2000), i => Assert.Equal([(byte)i], File.ReadAllBytes(_folder.File($"{i % 7}/{i}.txt"))));
    }

    [Fact]
    public void What_a_writer_holds_open_is_left()
    {
        AtomicFile.Write(_folder.File("a"), stream =>
        {
            stream.WriteByte(7);
            stream.Flush();
            AtomicFile.RemoveAbandoned(_folder.Path);
        });

        Assert.Equal([7], File.ReadAllBytes(_folder.File("a")));
    }

    [Theory]
    [InlineData("notes.tmp")]
    [InlineData(".tmp")]
    [InlineData("a.0123.tmp")]
    [InlineData(Unique + ".tmp")]
    public void A_temporary_file_of_the_users_own_is_left(string name)
    {
        File.WriteAllText(_folder.File(name), "");

        AtomicFile.RemoveAbandoned(_folder.Path);

        Assert.True(File.Exists(_folder.File(name)));
    }

    [Fact]
    public void Folders_behind_links_are_left()
    {
        var elsewhere = Directory.CreateDirectory(_folder.File("elsewhere")).FullName;
        var results = Directory.CreateDirectory(_folder.File("results")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, $"a.{Unique}.tmp"), "");
        Directory.CreateSymbolicLink(Path.Combine(results, "link"), elsewhere);

        AtomicFile.RemoveAbandoned(results);

        Assert.NotEmpty(Directory.GetFiles(elsewhere));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing_to_remove() =>
        Assert.Null(Record.Exception(() => AtomicFile.RemoveAbandoned(_folder.File("no"))));

    [Fact]
    public void An_unchanged_file_keeps_its_time()
    {
        var old = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        AtomicFile.WriteIfChanged(_folder.File("a"), [1, 2]);
        File.SetLastWriteTimeUtc(_folder.File("a"), old);

        AtomicFile.WriteIfChanged(_folder.File("a"), [1, 2]);

        Assert.Equal(old, File.GetLastWriteTimeUtc(_folder.File("a")));
    }
}

using System.Formats.Tar;
using System.IO.Compression;
using RobustBench.Data;

namespace RobustBench.Tests.Data.Trees;

/// <summary>What tar archives have and folders have not; the same with and without gzip unless a test says otherwise.</summary>
public sealed class TarTests : IDisposable
{
    private readonly Tree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    public void Of_files_of_one_name_the_later_one_counts(string kind)
    {
        _tree.Add("a/1.png").Add("a/2.png").Add("./a/1.png");

        using var images = _tree.Open(kind);

        Assert.Equal(["a/1.png", "a/2.png"], images.Keys().Order(StringComparer.Ordinal));
        Assert.Equal(Png.Planes(2), Planes.Of(images, images.Keys().ToList().IndexOf("a/1.png")).Pixels);
    }

    [Fact]
    public void The_images_of_a_gzipped_archive_have_its_order()
    {
        string[] paths = ["b/2.png", "a/2.png", "b/1.png", "a/1.png"];
        foreach (var path in paths) _tree.Add(path);

        using var images = _tree.Open("tar.gz");

        Assert.Equal(paths, images.Keys());
        Assert.Equal([1, 0, 1, 0], Enumerable.Range(0, 4).Select(i => images.Describe(i).Label));
    }

    [Fact]
    public void The_images_of_an_index_have_the_order_of_a_gzipped_archive_too()
    {
        _tree.Add("x.png").Add("y.png").Add("z.png");

        using var images = _tree.OpenIndex("tar.gz", "path,label\nz.png,2\nx.png,0\n");

        Assert.Equal(["x.png 0", "z.png 2"], images.Labelled());
        Assert.Equal(Png.Planes(2), Planes.Of(images, 1).Pixels);
    }

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void Every_format_of_tar_is_read(TarEntryFormat format)
    {
        // Longer than the 100 bytes that the first format had for names.
        var name = format == TarEntryFormat.V7 ? "a/1.png" : $"{new string('d', 70)}/{new string('f', 70)}.png";
        using var images = OpenTar(writer =>
        {
            TarEntry entry = format switch
            {
                TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                _ => new GnuTarEntry(TarEntryType.RegularFile, name),
            };
            entry.DataStream = new MemoryStream(Png.Bytes(5));
            writer.WriteEntry(entry);
        });

        Assert.Equal([name], images.Keys());
        Assert.Equal(Png.Planes(5), Planes.Of(images, 0).Pixels);
    }

    [Fact]
    public void An_archive_may_end_in_a_folder_or_in_more_zeros()
    {
        using (var writer = new TarWriter(File.Create(_tree.File("x.tar"))))
        {
            writer.WriteEntry(Entry("a/1.png"));
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "b/"));
        }

        using (var more = File.Open(_tree.File("x.tar"), FileMode.Append)) more.Write(new byte[10240]);

        using var images = Opened.Of("tar", ("path", _tree.File("x.tar")));

        Assert.Equal(["a/1.png"], images.Keys());
    }

    [Fact]
    public void A_hard_link_is_the_file_before_it()
    {
        using var images = OpenTar(WriteLinks);

        Assert.Equal(["a/1.png", "a/hard.png", "a/nowhere.png", "a/soft.png"], images.Keys());
        Assert.Equal(Png.Planes(5), Planes.Of(images, 1).Pixels);
        Assert.Equal($"{_tree.File("x.tar")}: a/nowhere.png: it is a link to b/none.png, which is not in the archive before it", images.Failure("a/nowhere.png"));
        Assert.Equal($"{_tree.File("x.tar")}: a/soft.png: it is a symbolic link, and those of archives are not followed", images.Failure("a/soft.png"));
    }

    [Fact]
    public void A_hard_link_of_a_gzipped_archive_fails_with_its_name()
    {
        using (OpenTar(WriteLinks))
        {
            using var archive = new GZipStream(File.Create(_tree.File("x.tar.gz")), CompressionLevel.Fastest);
            archive.Write(File.ReadAllBytes(_tree.File("x.tar")));
        }

        using var images = Opened.Of("tar.gz", ("path", _tree.File("x.tar.gz")));

        Assert.Equal(
            $"{_tree.File("x.tar.gz")}: a/hard.png: it is a second name of a file before it, which only `kind: tar` and unpacked folders can read",
            images.Failure("a/hard.png"));
    }

    [Fact]
    public void Folders_pipes_and_devices_of_an_archive_are_no_files()
    {
        using var images = OpenTar(writer =>
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "a/"));
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "a/pipe.png"));
            writer.WriteEntry(new PaxTarEntry(TarEntryType.CharacterDevice, "a/device.png"));
            writer.WriteEntry(Entry("a/1.png"));
        });

        Assert.Equal(["a/1.png"], images.Keys());
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    public void An_archive_that_was_cut_between_two_files_is_refused(string kind)
    {
        var bytes = File.ReadAllBytes(_tree.Add("a/1.png").Write("tar"));
        // Two blocks of zeros end an archive.
        var cut = bytes[..^1024];
        using (Stream archive = kind == "tar" ? File.Create(_tree.File("cut")) : new GZipStream(File.Create(_tree.File("cut")), CompressionLevel.Fastest))
            archive.Write(cut);

        Assert.StartsWith(
            $"{_tree.File("cut")}: it is no tar archive, or damaged: ", Assert.Single(Opened.Problems(kind, ("path", _tree.File("cut")))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzipped_archive_whose_checksum_is_wrong_is_refused()
    {
        var path = _tree.Add("a/1.png").Write("tar.gz");
        var bytes = File.ReadAllBytes(path);
        bytes[^6] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.StartsWith($"{path}: it is no tar archive, or damaged: ", Assert.Single(Opened.Problems("tar.gz", ("path", path))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_256_mebibytes_is_not_read_and_the_next_one_is()
    {
        using (var archive = new GZipStream(File.Create(_tree.File("x.tar.gz")), CompressionLevel.Fastest))
        using (var writer = new TarWriter(archive))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a/1.png") { DataStream = new Zeros((256L << 20) + 1) });
            writer.WriteEntry(Entry("a/2.png"));
        }

        using var images = Opened.Of("tar.gz", ("path", _tree.File("x.tar.gz")));

        Assert.Equal(
            $"{_tree.File("x.tar.gz")}: a/1.png: its 268435457 bytes are more than the 256 MiB that an image file may have", images.Failure("a/1.png"));
        Assert.Equal(Png.Planes(5), Planes.Of(images, 1).Pixels);
    }

    private static PaxTarEntry Entry(string name) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Png.Bytes(5)) };

    private static void WriteLinks(TarWriter writer)
    {
        writer.WriteEntry(Entry("a/1.png"));
        writer.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "a/hard.png") { LinkName = "./a/1.png" });
        writer.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "a/nowhere.png") { LinkName = "b/none.png" });
        writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "a/soft.png") { LinkName = "1.png" });
    }

    private ImageSet OpenTar(Action<TarWriter> write)
    {
        using (var writer = new TarWriter(File.Create(_tree.File("x.tar")))) write(writer);
        return Opened.Of("tar", ("path", _tree.File("x.tar")));
    }
}

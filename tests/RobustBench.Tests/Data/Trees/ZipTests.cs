using System.IO.Compression;
using System.Text;

namespace RobustBench.Tests.Data.Trees;

/// <summary>What zip archives have and folders have not.</summary>
public sealed class ZipTests : IDisposable
{
    private readonly Tree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("a/1.png")]
    [InlineData("./a/1.png")]
    public void Two_files_of_one_name_are_an_error(string second)
    {
        var path = _tree.Add("a/1.png").Add(second).Write("zip");

        Assert.Equal([$"{path}: a/1.png stands in it twice"], Opened.Problems("zip", ("path", path)));
    }

    [Fact]
    public void Folders_of_an_archive_are_no_files()
    {
        var path = _tree.Add("a/1.png").Write("zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update)) archive.CreateEntry("a/b.png/");

        using var images = Opened.Of("zip", ("path", path));

        Assert.Equal(["a/1.png"], images.Keys());
    }

    [Fact]
    public void An_encrypted_file_fails_with_its_name_and_the_mend()
    {
        var path = _tree.Add("a/11.png").Add("b/2.png").Write("zip");
        SetFlag(path, "a/11.png", 1);

        using var images = Opened.Of("zip", ("path", path));

        Assert.Equal($"{path}: a/11.png: it is encrypted: make the archive without a password", images.Failure("a/11.png"));
        Assert.Equal(Png.Planes(1), Planes.Of(images, 1).Pixels);
    }

    [Fact]
    public void A_file_whose_bytes_changed_fails_by_its_checksum()
    {
        var path = _tree.Add("a/11.png").Write("zip");
        var bytes = File.ReadAllBytes(path);
        bytes[60] ^= 1;
        File.WriteAllBytes(path, bytes);

        using var images = Opened.Of("zip", ("path", path));

        Assert.Equal($"{path}: a/11.png: it is damaged: its checksum is wrong", images.Failure("a/11.png"));
    }

    [Fact]
    public void A_file_of_more_than_256_mebibytes_is_not_unpacked()
    {
        var path = _tree.Add("a/1.png").Write("zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            using var entry = archive.CreateEntry("a/bomb.png", CompressionLevel.Fastest).Open();
            new Zeros((256L << 20) + 1).CopyTo(entry);
        }

        using var images = Opened.Of("zip", ("path", path));

        Assert.Equal(
            $"{path}: a/bomb.png: its 268435457 bytes are more than the 256 MiB that an image file may have", images.Failure("a/bomb.png"));
    }

    /// <summary>Sets a bit of a file's flags in the archive's directory.</summary>
    private static void SetFlag(string path, string name, byte flag)
    {
        var bytes = File.ReadAllBytes(path);
        const int NameOffset = 46, FlagOffset = 8;
        var entry = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(name)) - NameOffset;
        Assert.Equal("PK\u0001\u0002", Encoding.Latin1.GetString(bytes, entry, 4));
        bytes[entry + FlagOffset] |= flag;
        File.WriteAllBytes(path, bytes);
    }
}

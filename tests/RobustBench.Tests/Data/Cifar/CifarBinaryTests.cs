using System.Security.Cryptography;
using RobustBench.Data;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.Cifar;

public sealed class CifarBinaryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("data.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Labels_are_the_first_bytes_and_keys_the_indices()
    {
        // More records than are read at once.
        using var images = Open(CifarFile.Records(600));

        Assert.Equal(600, images.Count);
        Assert.All(Enumerable.Range(0, 600), i => Assert.Equal(($"{i}", i % 10), (images.Describe(i).Key, images.Describe(i).Label)));
    }

    [Fact]
    public void Pixels_are_planes_of_red_green_and_blue()
    {
        var bytes = CifarFile.Records(2);
        using var images = Open(bytes);

        var picture = Planes.Of(images, 1);

        Assert.Equal((32, 32), (picture.Height, picture.Width));
        Assert.Equal(bytes[(CifarFile.PixelBytes + 2)..], picture.Pixels);
    }

    [Fact]
    public void Classes_have_the_names_of_cifar_10()
    {
        using var images = Open(CifarFile.Records(1));

        Assert.Equal("airplane automobile bird cat deer dog frog horse ship truck", string.Join(' ', images.ClassNames!));
    }

    [Fact]
    public void An_images_content_is_its_record()
    {
        var bytes = CifarFile.Records(2);
        using var images = Open(bytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        images.AppendContent(1, hash);

        Assert.Equal(SHA256.HashData(bytes.AsSpan(CifarFile.PixelBytes + 1)), hash.GetHashAndReset());
    }

    [Fact]
    public void Images_may_be_read_from_several_threads()
    {
        var bytes = CifarFile.Records(50);
        using var images = Open(bytes);

        Parallel.For(0, 500, i => Assert.Equal(
            bytes.AsSpan((int)(i % 50 * (CifarFile.PixelBytes + 1)) + 1, CifarFile.PixelBytes).ToArray(), Planes.Of(images, (int)(i % 50)).Pixels));
    }

    [Fact]
    public void There_are_no_superclasses_and_asking_for_them_is_an_error()
    {
        using var images = Open(CifarFile.Records(1));

        Assert.Empty(images.Columns);
        Assert.Equal(
            [$"{Path}: CIFAR-10 has no superclasses: leave `labels: coarse` out, or give a file of CIFAR-100"],
            Opened.Problems("cifar-binary", ("path", Path), ("labels", "coarse")));
    }

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        Trees.Tree.MakePipe(Path);

        Assert.StartsWith($"{Path}: its 0 bytes are not whole records", Assert.Throws<InputException>(() => OpenPath(Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3072)]
    [InlineData(3074 + 3073)]
    public void A_file_of_another_length_is_refused(int length) => Assert.Equal(
        $"{Path}: its {length} bytes are not whole records of 3073 bytes (CIFAR-10) or 3074 bytes (CIFAR-100): give an unpacked file of the binary version",
        Refusal(new byte[length]));

    [Theory]
    [InlineData(10)]
    [InlineData(255)]
    public void A_label_above_nine_is_refused_with_its_record(byte label)
    {
        var bytes = CifarFile.Records(300);
        bytes[299 * 3073] = label;

        Assert.Equal($"{Path}: record 299: the label {label} is not one of 0 to 9: give a file of CIFAR-10's binary version", Refusal(bytes));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_input_error() => Assert.StartsWith(
        $"{Path}: ", Assert.Throws<InputException>(() => OpenPath(Path)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_became_shorter_is_an_input_error()
    {
        using var images = Open(CifarFile.Records(2));
        File.WriteAllBytes(Path, CifarFile.Records(1));

        Assert.Equal($"{Path}: record 1: the file became shorter while it was read", Assert.Throws<InputException>(() => images.Read(1)).Message);
    }

    private ImageSet Open(byte[] bytes)
    {
        File.WriteAllBytes(Path, bytes);
        return OpenPath(Path);
    }

    private static ImageSet OpenPath(string path) => Opened.Of("cifar-binary", ("path", path));

    private string Refusal(byte[] bytes) => Assert.Throws<InputException>(() => Open(bytes)).Message;
}

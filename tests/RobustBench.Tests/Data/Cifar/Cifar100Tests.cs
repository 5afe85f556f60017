using System.Security.Cryptography;
using RobustBench.Data;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.Cifar;

public sealed class Cifar100Tests : IDisposable
{
    private const int RecordBytes = 2 + CifarFile.PixelBytes;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("test.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_label_is_the_fine_class_and_the_superclass_a_further_column()
    {
        // The first three records of the official test set: mountain, forest and seal.
        using var images = Open(Records((10, 49), (10, 33), (0, 72)));

        Assert.Equal(["0 49", "1 33", "2 72"], images.Labelled());
        Assert.Equal(["mountain", "forest", "seal"], Enumerable.Range(0, 3).Select(i => images.ClassNames![images.Describe(i).Label]));
        Assert.Equal("superclass", Assert.Single(images.Columns));
        Assert.Equal([["large_natural_outdoor_scenes"], ["large_natural_outdoor_scenes"], ["aquatic_mammals"]], Enumerable.Range(0, 3).Select(i => images.Describe(i).Further));
    }

    [Fact]
    public void The_label_may_be_the_superclass()
    {
        using var images = Open(Records((10, 49), (19, 99)), "coarse");

        Assert.Equal(["0 10", "1 19"], images.Labelled());
        Assert.Equal(20, images.Classes);
        Assert.Equal("vehicles_2", images.ClassNames![19]);
        Assert.Equal(["vehicles_2"], images.Describe(1).Further);
    }

    [Fact]
    public void There_are_100_classes_and_20_superclasses_in_alphabetical_order()
    {
        using var fine = Open(Records((0, 0)));
        using var coarse = Open(Records((0, 0)), "coarse");

        Assert.Equal((100, 20), (fine.ClassNames!.Distinct().Count(), coarse.ClassNames!.Distinct().Count()));
        Assert.Equal(fine.ClassNames!.Order(StringComparer.Ordinal), fine.ClassNames);
        Assert.Equal(coarse.ClassNames!.Order(StringComparer.Ordinal), coarse.ClassNames);
        Assert.Equal(("aquarium_fish", "worm"), (fine.ClassNames![1], fine.ClassNames![99]));
    }

    [Fact]
    public void Pixels_are_planes_behind_both_labels_and_the_content_is_the_record()
    {
        var bytes = Records((1, 2), (3, 4));
        using var images = Open(bytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        images.AppendContent(1, hash);

        Assert.Equal(bytes[(RecordBytes + 2)..], Planes.Of(images, 1).Pixels);
        Assert.Equal(SHA256.HashData(bytes.AsSpan(RecordBytes)), hash.GetHashAndReset());
    }

    [Theory]
    [InlineData(20, 5, "coarse label 20 is not one of 0 to 19")]
    [InlineData(5, 100, "fine label 100 is not one of 0 to 99")]
    public void A_label_out_of_range_is_refused_with_its_record(byte coarse, byte fine, string problem) => Assert.Equal(
        $"{Path}: record 1: the {problem}: give a file of CIFAR-100's binary version",
        Assert.Throws<InputException>(() => Open(Records((0, 0), (coarse, fine)))).Message);

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void A_length_that_fits_both_sets_is_told_apart_by_the_labels(int classes)
    {
        // The least common multiple of both lengths of a record.
        var bytes = new byte[3073 * 3074];
        new Random(CifarFile.Seed).NextBytes(bytes);
        var (record, labels) = classes == 10 ? (3073, 1) : (3074, 2);
        for (var i = 0; i < bytes.Length; i += record) bytes.AsSpan(i, labels).Fill((byte)(i / record % 10));

        using var images = Open(bytes);

        Assert.Equal((classes, bytes.Length / record), (images.Classes, images.Count));
        Assert.Equal(7, images.Describe(17).Label);
    }

    private static byte[] Records(params (byte Coarse, byte Fine)[] labels)
    {
        var bytes = new byte[labels.Length * RecordBytes];
        new Random(CifarFile.Seed).NextBytes(bytes);
        for (var i = 0; i < labels.Length; i++) (bytes[i * RecordBytes], bytes[(i * RecordBytes) + 1]) = labels[i];
        return bytes;
    }

    private ImageSet Open(byte[] bytes, string labels = "fine")
    {
        File.WriteAllBytes(Path, bytes);
        return Opened.Of("cifar-binary", ("path", Path), ("labels", labels));
    }
}

using System.Security.Cryptography;
using RobustBench.Data;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.Npy;

public sealed class NpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Images_are_rows_of_pixels_and_keyed_by_their_indices(int version)
    {
        var values = NpyFile.Images(5, 6, 7);
        using var images = Open(NpyFile.Array("|u1", "(5, 6, 7, 3)", values, version), NpyFile.Array("|u1", "(5,)", [4, 0, 9, 9, 1], version));

        Assert.Equal(["0 4", "1 0", "2 9", "3 9", "4 1"], images.Labelled());
        Assert.Null(images.ClassNames);
        Assert.Equal(10, images.Classes);
        for (var i = 0; i < 5; i++)
        {
            var picture = Planes.Of(images, i);
            Assert.Equal((6, 7), (picture.Height, picture.Width));
            Assert.Equal(
                from channel in Enumerable.Range(0, 3)
                from pixel in Enumerable.Range(0, 42)
                select values[(((i * 42) + pixel) * 3) + channel],
                picture.Pixels);
        }
    }

    [Fact]
    public void A_file_as_numpy_writes_it_is_read()
    {
        // numpy 1.24: save(file, array([[3], [258]], dtype='>i8')), and zeros((2, 1, 1, 3), uint8).
        var labels = Convert.FromHexString(
            "934E554D5059010076007B276465736372273A20273E6938272C2027666F727472616E5F6F72646572273A2046616C73652C20277368617065273A2028322C2031292C207D"
            + string.Concat(Enumerable.Repeat("20", 128 - 69 - 1)) + "0A" + "0000000000000003" + "0000000000000102");
        using var images = Open(NpyFile.Array("|u1", "(2, 1, 1, 3)", new byte[6]), labels);

        Assert.Equal(["0 3", "1 258"], images.Labelled());
        Assert.Equal(259, images.Classes);
    }

    [Theory]
    [InlineData("|i1", "7F 00", 127, 0)]
    [InlineData("|u1", "FF 01", 255, 1)]
    [InlineData("<i2", "0201 0000", 258, 0)]
    [InlineData(">i2", "0102 0000", 258, 0)]
    [InlineData("<u2", "FFFF 0100", 65535, 1)]
    [InlineData(">u2", "FFFF 0001", 65535, 1)]
    [InlineData("<i4", "02010000 05000000", 258, 5)]
    [InlineData(">i4", "00000102 00000005", 258, 5)]
    [InlineData("<u4", "FEFFFF7F 05000000", 2147483646, 5)]
    [InlineData("<i8", "0201000000000000 0500000000000000", 258, 5)]
    [InlineData(">i8", "0000000000000102 0000000000000005", 258, 5)]
    [InlineData("<u8", "0201000000000000 0500000000000000", 258, 5)]
    [InlineData("=i8", "0201000000000000 0500000000000000", 258, 5)]
    public void Labels_may_be_any_integers(string type, string values, int first, int second)
    {
        using var images = Open(Two, NpyFile.Array(type, "(2,)", Hex(values)));

        Assert.Equal([$"0 {first}", $"1 {second}"], images.Labelled());
    }

    [Fact]
    public void More_labels_than_are_read_at_once_are_read()
    {
        var labels = Enumerable.Range(0, 10000).SelectMany(i => BitConverter.GetBytes((short)i)).ToArray();
        using var images = Open(NpyFile.Array("|u1", "(10000, 1, 1, 3)", new byte[30000]), NpyFile.Array("<i2", "(10000,)", labels));

        Assert.All(Enumerable.Range(0, 10000), i => Assert.Equal(i, images.Describe(i).Label));
    }

    [Theory]
    [InlineData("|i1", "00 FF", "label 1 is -1, and must not be below 0")]
    [InlineData(">i2", "FF00 0000", "label 0 is -256, and must not be below 0")]
    [InlineData("<i8", "0000000000000080 0000000000000000", "label 0 is -9223372036854775808, and must not be below 0")]
    [InlineData("<u4", "00000000 FFFFFF7F", "label 1 is 2147483647, which is too large for the index of a class")]
    [InlineData("<u8", "FFFFFFFFFFFFFFFF 0000000000000000", "label 0 is 18446744073709551615, which is too large for the index of a class")]
    [InlineData("<f4", "00000000 00000000", "its values are `<f4`, and must be whole numbers")]
    [InlineData("|b1", "00 00", "its values are `|b1`, and must be whole numbers")]
    [InlineData("|O", "00 00", "its values are `|O`, and must be whole numbers")]
    [InlineData("<i2", "0000", "it is cut off: 2 labels are not in its 130 bytes")]
    public void Labels_that_are_no_class_indices_are_refused(string type, string values, string problem) =>
        Assert.Equal($"{Labels}: {problem}", Refusal(Two, NpyFile.Array(type, "(2,)", Hex(values))));

    [Theory]
    [InlineData("(3,)", 3, "it has 3 labels, and FOLDER/images.npy has 2 images")]
    [InlineData("(1,)", 1, "it has 1 labels, and FOLDER/images.npy has 2 images")]
    [InlineData("(2, 2)", 4, "its shape is (2, 2), and must be (images,) or (images, 1)")]
    [InlineData("()", 1, "its shape is (), and must be (images,) or (images, 1)")]
    [InlineData("(99999999999999999999,)", 1, "its .npy header is damaged, or describes no array of numbers")]
    [InlineData("(9223372036854775807,)", 1, "it is cut off: 9223372036854775807 labels are not in its 129 bytes")]
    public void Labels_of_another_shape_are_refused(string shape, int values, string problem) => Assert.Equal(
        $"{Labels}: {problem.Replace("FOLDER", _folder.Path, StringComparison.Ordinal)}", Refusal(Two, NpyFile.Array("|u1", shape, new byte[values])));

    [Theory]
    [InlineData("<f4", "(2, 2, 2, 3)", false, "its values are `<f4`, and must be uint8 from 0 to 255")]
    [InlineData("|i1", "(2, 2, 2, 3)", false, "its values are `|i1`, and must be uint8 from 0 to 255")]
    [InlineData("|u1", "(2, 2, 2, 3)", true, "its array is in Fortran order: save numpy.ascontiguousarray of it")]
    [InlineData("|u1", "(2, 3, 2, 2)", false, "its shape is (2, 3, 2, 2), and must be (images, height, width, 3)")]
    [InlineData("|u1", "(2, 2, 3)", false, "its shape is (2, 2, 3), and must be (images, height, width, 3)")]
    [InlineData("|u1", "(2, 0, 2, 3)", false, "its shape is (2, 0, 2, 3), and must be (images, height, width, 3)")]
    [InlineData("|u1", "(24,)", false, "its shape is (24,), and must be (images, height, width, 3)")]
    [InlineData("|u1", "(3, 2, 2, 3)", false, "it is cut off: 3 images of 2 × 2 are not in its 152 bytes")]
    [InlineData("|u1", "(9223372036854775807, 2, 2, 3)", false, "it is cut off: 9223372036854775807 images of 2 × 2 are not in its 152 bytes")]
    [InlineData("|u1", "(1, 9223372036854775807, 9223372036854775807, 3)", false, "images of 9223372036854775807 × 9223372036854775807 are too large")]
    public void Images_of_another_kind_are_refused(string type, string shape, bool fortran, string problem) =>
        Assert.Equal($"{Images}: {problem}", Refusal(NpyFile.Array(type, shape, new byte[24], fortran: fortran), TwoLabels));

    [Theory]
    [InlineData("{'descr': [('r', '|u1'), ('g', '|u1')], 'fortran_order': False, 'shape': (2,), }")]
    [InlineData("{'descr': '|u1', 'shape': (2, 2, 2, 3), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, -2, 2, 3), }")]
    [InlineData("")]
    public void A_header_that_describes_no_array_of_numbers_is_refused(string header) => Assert.Equal(
        $"{Images}: its .npy header is damaged, or describes no array of numbers", Refusal(NpyFile.OfHeader(header, new byte[24]), TwoLabels));

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("934E554D5059")]
    [InlineData("504B0304140000000000000021003A6F2F9A")] // an .npz archive
    public void What_is_no_npy_file_is_refused(string start) => Assert.Equal(
        $"{Images}: {(start.Length == 0 ? "it can't be read: it is empty, or no regular file" : "it is no .npy file: save one with numpy.save")}",
        Refusal(Hex(start), TwoLabels));

    [Theory]
    [InlineData("934E554D505904000000000000000000", "its version of the .npy format is 4, and 1 to 3 are read")]
    [InlineData("934E554D5059010076007B2764657363", "its .npy header is damaged, or describes no array of numbers")]
    [InlineData("934E554D50590200FFFFFFFF7B276465", "its .npy header is damaged, or describes no array of numbers")]
    public void A_damaged_or_newer_file_is_refused(string bytes, string problem) => Assert.Equal($"{Images}: {problem}", Refusal(Hex(bytes), TwoLabels));

    [Fact]
    public void An_images_content_is_its_bytes_and_its_shape()
    {
        var values = NpyFile.Images(2, 2, 3);
        using var images = Open(NpyFile.Array("|u1", "(2, 2, 3, 3)", values), TwoLabels);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        images.AppendContent(1, hash);

        Assert.Equal(SHA256.HashData([.. values[18..], 2, 0, 0, 0, 3, 0, 0, 0]), hash.GetHashAndReset());
    }

    [Fact]
    public void Images_may_be_read_from_several_threads()
    {
        var values = NpyFile.Images(50, 8, 8);
        using var images = Open(NpyFile.Array("|u1", "(50, 8, 8, 3)", values), NpyFile.Array("|u1", "(50, 1)", new byte[50]));

        Parallel.For(0, 500, i => Assert.Equal(
            values.Skip((int)(i % 50) * 192).Take(192).Where((_, place) => place % 3 == 0), Planes.Of(images, (int)(i % 50)).Pixels.Take(64)));
    }

    [Fact]
    public void A_file_that_became_shorter_is_an_input_error()
    {
        using var images = Open(Two, TwoLabels);
        File.WriteAllBytes(Images, Two[..^1]);

        Assert.Equal($"{Images}: image 1: the file became shorter while it was read", images.Failure("1"));
    }

    private string Images => _folder.File("images.npy");

    private string Labels => _folder.File("labels.npy");

    private static byte[] Two => NpyFile.Array("|u1", "(2, 2, 2, 3)", new byte[24]);

    private static byte[] TwoLabels => NpyFile.Array("|u1", "(2,)", [0, 1]);

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    private ImageSet Open(byte[] images, byte[] labels)
    {
        File.WriteAllBytes(Images, images);
        File.WriteAllBytes(Labels, labels);
        return Opened.Of("npy", ("path", Images), ("labels", Labels));
    }

    private string Refusal(byte[] images, byte[] labels) => Assert.Throws<InputException>(() => Open(images, labels).Dispose()).Message;
}

using System.Buffers.Binary;
using System.Text;
using RobustBench.Data.Decoding;
using SkiaSharp;

namespace RobustBench.Tests.Data.Decoding;

public sealed class ImageDecoderTests
{
    private const string FormatsRead = "PNG, JPEG, WebP, BMP and GIF are read";

    /// <summary>A small file of every format that is read.</summary>
    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["png"] = JpegFile.Encoded(9, 7, SKEncodedImageFormat.Png, 100),
        ["palette.png"] = PngFile.Of(2, 1, PngFile.Indexed, [[0x10]], 4, ("PLTE", [1, 2, 3, 4, 5, 6])),
        ["jpg"] = JpegFile.Of(9, 7, orientation: 6),
        ["webp"] = JpegFile.Encoded(9, 7, SKEncodedImageFormat.Webp, 80),
        ["lossless.webp"] = JpegFile.Encoded(9, 7, SKEncodedImageFormat.Webp, 100),
        ["gif"] = new GifFile { Screen = (9, 7), Frame = (1, 1, 6, 5), Indices = [.. Enumerable.Range(0, 30).Select(i => (byte)(i % 4))] }.Bytes(),
        ["bmp"] = BmpFile.Of(2, 2, 24, new byte[16]),
        ["palette.bmp"] = BmpFile.Of(5, 2, 4, new byte[8], new byte[12], colours: 3),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello, world", $"it is no image of a known format ({FormatsRead})")]
    [InlineData("B", $"it is no image of a known format ({FormatsRead})")]
    [InlineData("II*\0\b\0\0\0", $"it is TIFF, which is not read ({FormatsRead}): convert it to PNG")]
    [InlineData("P6 1 1 255 abc", $"it is PPM, which is not read ({FormatsRead}): convert it to PNG")]
    [InlineData("\0\0\0\u001Cftypavif\0\0\0\0", $"it is AVIF, which is not read ({FormatsRead}): convert it to PNG")]
    [InlineData("<svg width='3'/>", $"it is SVG, which is not read ({FormatsRead}): convert it to PNG")]
    public void What_is_no_image_that_is_read_is_refused_by_its_name(string file, string expected) =>
        Assert.Equal(expected, Decoded.Refusal(Encoding.ASCII.GetBytes(file)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_decodes_whatever_follows_the_image(string name)
    {
        var (height, width, colours) = Decoded.Of(Files[name]);

        Assert.Equal(height * width, colours.Length);
        Assert.Equal(colours, Decoded.Of([.. Files[name], .. "and more"u8]).Colours);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_short_is_refused(string name)
    {
        // What lies behind the image data is not needed: end marks, a PNG's last checksum and chunk, what fills up a BMP's row.
        var spare = name switch { "png" or "palette.png" => 16, "jpg" or "gif" or "bmp" => 2, "palette.bmp" => 1, _ => 0 };
        for (var length = 1; length < Files[name].Length - spare; length++)
        {
            var cut = Files[name][..length];
            Assert.True(Record.Exception(() => Decoded.Of(cut)) is InputException, $"{length} of {Files[name].Length} bytes decoded");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_files_decode_or_are_refused_and_nothing_else(string name)
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var file = Files[name].ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--) file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                ImageDecoder.Decode(file, applyOrientation: true).Dispose();
            }
            catch (InputException problem)
            {
                Assert.DoesNotContain('\n', Assert.Single(problem.Problems));
            }
        }
    }

    [Fact]
    public void A_PNG_that_promises_too_many_pixels_is_refused_and_nothing_large_allocated() =>
        AssertRefusedCheaply(PngFile.Of(60_000, 60_000, PngFile.Indexed, [[0]], 8, ("PLTE", [1, 2, 3])), TooLarge(60_000));

    [Fact]
    public void A_BMP_that_promises_too_many_pixels_is_refused_and_nothing_large_allocated() =>
        AssertRefusedCheaply(BmpFile.Of(60_000, 60_000, 24, [0, 0, 0, 0]), TooLarge(60_000));

    [Fact]
    public void A_GIF_that_promises_too_many_pixels_is_refused_and_nothing_large_allocated() => AssertRefusedCheaply(
        new GifFile { Screen = (60_000, 60_000), Frame = (0, 0, 1, 1), Indices = [0] }.Bytes(), TooLarge(60_000));

    [Fact]
    public void A_JPEG_that_promises_too_many_pixels_is_refused_and_nothing_large_allocated()
    {
        var file = JpegFile.Of(9, 7);
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 60_000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 60_000);

        AssertRefusedCheaply(file, TooLarge(60_000));
    }

    [Fact]
    public void A_WebP_that_promises_too_many_pixels_is_refused_and_nothing_large_allocated()
    {
        var file = Files["webp"].ToArray();
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(frame + 3), 16_383);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(frame + 5), 16_383);

        AssertRefusedCheaply(file, TooLarge(16_383));
    }

    private static string TooLarge(int side) =>
        $"the image is {side} × {side}, more than 100 million pixels, which are refused: make it smaller";

    private static void AssertRefusedCheaply(byte[] file, string expected)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(expected, Decoded.Refusal(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }
}

using RobustBench.Data;
using RobustBench.Data.Decoding;

namespace RobustBench.Acceptance.Geometry;

/// <summary>Real files against what PIL 9.4 decodes and torchvision 0.14 makes of them, in every pixel.</summary>
public sealed class GeometryTests
{
    private const string Folder = "geometry";

    private static readonly string[] Sized =
    [
        "a-500x375-420.jpg", "b-333x500-444.jpg", "c-640x427-422.jpg", "d-255x301.png", "e-256x256.jpg",
        "f-1024x300-progressive.jpg", "g-60x45.png", "h-grey-320x240.jpg",
    ];

    private static readonly string[] Odd = ["odd-alpha.png", "odd-cmyk.jpg", "odd-palette.png"];

    public static TheoryData<string> SizedFiles => [.. Sized];

    public static TheoryData<string> DecodedFiles => [.. Sized, .. Odd];

    [SkippableTheory]
    [MemberData(nameof(DecodedFiles))]
    public void An_image_decodes_to_PILs_pixels(string name) => AssertEqual(name, "decoded", new StimulusOptions());

    [SkippableTheory]
    [MemberData(nameof(SizedFiles))]
    public void Bilinear_equals_torchvision(string name) =>
        AssertEqual(name, "bilinear-256-224", new StimulusOptions { Resize = 256, Size = 224 });

    [SkippableTheory]
    [MemberData(nameof(SizedFiles))]
    public void Bicubic_equals_torchvision(string name) =>
        AssertEqual(name, "bicubic-256-224", new StimulusOptions { Resize = 256, Size = 224, Interpolation = Interpolation.Bicubic });

    [SkippableFact]
    public void An_EXIF_orientation_is_ignored_by_default_and_applied_on_demand()
    {
        var expected = Decode("odd-exif-rotation6.decoded.png");

        var ignored = Decode("odd-exif-rotation6.jpg");
        var applied = Decode("odd-exif-rotation6.jpg", applyOrientation: true);

        AssertEqual(expected, ignored);
        // Orientation 6: the stored image is turned a quarter clockwise.
        var size = expected.Height * expected.Width;
        var turned =
            from channel in Enumerable.Range(0, 3)
            from y in Enumerable.Range(0, expected.Width)
            from x in Enumerable.Range(0, expected.Height)
            select expected.Pixels[channel * size + (expected.Height - 1 - x) * expected.Width + y];
        AssertEqual(new Picture([.. turned], expected.Width, expected.Height), applied);
    }

    [SkippableFact]
    public void Sixteen_bits_are_refused() => Assert.StartsWith(
        "it is a PNG of 16 bits a channel", Assert.Throws<InputException>(() => Decode("odd-16bit-grey.png")).Message, StringComparison.Ordinal);

    [SkippableFact]
    public void Every_file_of_the_folder_is_tested()
    {
        Reference.Require();
        var files = Directory.EnumerateFiles(Path.Combine(Reference.Folder, Folder)).Select(path => Path.GetFileName(path)!)
            .Where(name => name.Count(letter => letter == '.') == 1);

        Assert.Equal([.. Sized, "odd-16bit-grey.png", .. Odd[..2], "odd-exif-rotation6.jpg", Odd[2]], files.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Every_photograph_decodes()
    {
        Reference.Require();
        var photographs = Directory.GetFiles(Path.Combine(Reference.Folder, "imagenet", "photographs"));

        Assert.Equal(1000, photographs.Length);
        Assert.All(photographs, path =>
        {
            using var raster = ImageDecoder.Decode(File.ReadAllBytes(path), applyOrientation: false);
            Assert.Equal((256, 256), (raster.Height, raster.Width));
        });
    }

    private static void AssertEqual(string name, string expected, StimulusOptions options)
    {
        var file = Path.GetFileNameWithoutExtension(name);
        AssertEqual(Decode($"{file}.{expected}.png"), Decode(name, options));
    }

    private static void AssertEqual(Picture expected, Picture actual)
    {
        Assert.Equal((expected.Height, expected.Width), (actual.Height, actual.Width));
        Assert.Equal(0, expected.Pixels.Zip(actual.Pixels).Count(pair => pair.First != pair.Second));
    }

    private static Picture Decode(string name, StimulusOptions? options = null, bool applyOrientation = false)
    {
        using var raster = ImageDecoder.Decode(File.ReadAllBytes(Reference.File($"{Folder}/{name}")), applyOrientation);
        return RobustBench.Data.Geometry.Apply(raster, options ?? new StimulusOptions());
    }
}

using SkiaSharp;

namespace RobustBench.Data.Decoding;

/// <summary>
/// Decodes image files to the pixels of PIL's <c>Image.open(file).convert('RGB')</c>: colour profiles are ignored, alpha is
/// dropped without blending, and of an animation the first frame counts. PNG, JPEG, WebP, BMP and GIF are read, known by
/// their first bytes.
/// </summary>
internal static class ImageDecoder
{
    private const string FormatsRead = "PNG, JPEG, WebP, BMP and GIF are read";

    /// <summary>The first bytes of formats that are common and not read, for a message that says what the file is.</summary>
    private static readonly (byte[] Start, int At, string Name)[] FormatsNotRead =
    [
        ([(byte)'I', (byte)'I', 42, 0], 0, "TIFF"),
        ([(byte)'M', (byte)'M', 0, 42], 0, "TIFF"),
        ([.. "ftypavif"u8], 4, "AVIF"),
        ([.. "ftyphei"u8], 4, "HEIC"),
        ([.. "jP  "u8], 4, "JPEG 2000"),
        ([0xFF, 0x0A], 0, "JPEG XL"),
        ([.. "JXL "u8], 4, "JPEG XL"),
        ([.. "8BPS"u8], 0, "Photoshop"),
        ([.. "<svg"u8], 0, "SVG"),
        ([.. "<?xml"u8], 0, "XML"),
        ([.. "%PDF"u8], 0, "PDF"),
        .. "123456"u8.ToArray().Select(digit => ((byte[])[(byte)'P', digit], 0, "PPM")),
    ];

    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    /// <summary>Decodes a whole file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="applyOrientation">Whether the image is turned as its EXIF orientation says, where its format is JPEG or WebP (PIL's <c>exif_transpose</c>).</param>
    /// <exception cref="InputException">The bytes are no image that can be read. The message names the fault, not the file.</exception>
    public static Raster Decode(ReadOnlySpan<byte> file, bool applyOrientation)
    {
        if (file.StartsWith(JpegStart)) return SkiaDecoder.Decode(file, SKEncodedImageFormat.Jpeg, applyOrientation);
        if (file.StartsWith(PngStart))
        {
            PngStructure.Check(file);
            return SkiaDecoder.Decode(file, SKEncodedImageFormat.Png, applyOrientation);
        }

        if (file.StartsWith("RIFF"u8) && StartsAt(file, 8, "WEBP"u8))
        {
            WebPStructure.Check(file);
            return SkiaDecoder.Decode(file, SKEncodedImageFormat.Webp, applyOrientation);
        }

        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)) return GifDecoder.Decode(file);
        if (file.StartsWith("BM"u8)) return BmpDecoder.Decode(file);
        throw new InputException(Unknown(file));
    }

    private static string Unknown(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty) return "the file is empty";
        foreach (var (start, at, name) in FormatsNotRead)
        {
            if (StartsAt(file, at, start)) return $"it is {name}, which is not read ({FormatsRead}): convert it to PNG";
        }

        return $"it is no image of a known format ({FormatsRead})";
    }

    private static bool StartsAt(ReadOnlySpan<byte> file, int at, ReadOnlySpan<byte> start) =>
        file.Length >= at && file[at..].StartsWith(start);
}

using SkiaSharp;

namespace RobustBench.Tests.Data.Decoding;

/// <summary>Writes small images with SkiaSharp.</summary>
internal static class JpegFile
{
    /// <summary>A JPEG of random colours in blocks of 4 × 4 pixels, with an EXIF orientation where one is given.</summary>
    public static byte[] Of(int width, int height, int? orientation = null)
    {
        var file = Encoded(width, height, SKEncodedImageFormat.Jpeg, quality: 90);
        return orientation is { } value ? [.. file[..2], .. Exif((byte)value), .. file[2..]] : file;
    }

    /// <summary>The same image in a format that SkiaSharp writes.</summary>
    public static byte[] Encoded(int width, int height, SKEncodedImageFormat format, int quality)
    {
        var random = new Random(7);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            for (var y = 0; y < height; y += 4)
            {
                for (var x = 0; x < width; x += 4)
                {
                    using var paint = new SKPaint { Color = new SKColor(0xFF000000 | (uint)random.Next(1 << 24)) };
                    canvas.DrawRect(x, y, 4, 4, paint);
                }
            }
        }

        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>An APP1 segment with one tag, 0x0112: a short.</summary>
    private static byte[] Exif(byte orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
    ];
}

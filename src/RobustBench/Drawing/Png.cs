using SkiaSharp;

namespace RobustBench.Drawing;

/// <summary>Pictures as PNG files.</summary>
internal static class Png
{
    private static readonly SKPngEncoderOptions Smallest = new(SKPngEncoderFilterFlags.AllFilters, 9);

    /// <summary>The file of a picture; with one channel where all its pixels are grey. The same picture gives the same bytes.</summary>
    public static unsafe byte[] Encode(RgbImage image)
    {
        var grey = IsGrey(image.Pixels);
        var type = grey ? SKColorType.Gray8 : SKColorType.Rgba8888;
        fixed (byte* pixels = grey ? Greys(image.Pixels) : WithAlpha(image.Pixels))
        {
            using var map = new SKPixmap(new SKImageInfo(image.Width, image.Height, type, SKAlphaType.Opaque), (nint)pixels);
            using var data = map.Encode(Smallest) ?? throw new InvalidOperationException($"a picture of {image.Width} × {image.Height} can't be encoded");
            return data.ToArray();
        }
    }

    /// <summary>The picture in a file.</summary>
    /// <returns>The picture, or null where the bytes are none.</returns>
    public static unsafe RgbImage? Decode(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null) return null;
        var image = new RgbImage(codec.Info.Height, codec.Info.Width);
        var pixels = new byte[4 * image.Height * image.Width];
        fixed (byte* target = pixels)
        {
            var info = new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
            if (codec.GetPixels(info, (nint)target) != SKCodecResult.Success) return null;
        }

        for (var i = 0; i < image.Height * image.Width; i++)
            pixels.AsSpan(4 * i, RgbImage.PixelBytes).CopyTo(image.Pixels.AsSpan(i * RgbImage.PixelBytes));
        return image;
    }

    private static bool IsGrey(byte[] pixels)
    {
        for (var i = 0; i < pixels.Length; i += RgbImage.PixelBytes)
        {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) return false;
        }

        return true;
    }

    private static byte[] Greys(byte[] pixels)
    {
        var greys = new byte[pixels.Length / RgbImage.PixelBytes];
        for (var i = 0; i < greys.Length; i++) greys[i] = pixels[i * RgbImage.PixelBytes];
        return greys;
    }

    private static byte[] WithAlpha(byte[] pixels)
    {
        var wide = new byte[pixels.Length / RgbImage.PixelBytes * 4];
        for (var i = 0; i < pixels.Length / RgbImage.PixelBytes; i++)
        {
            pixels.AsSpan(i * RgbImage.PixelBytes, RgbImage.PixelBytes).CopyTo(wide.AsSpan(4 * i));
            wide[4 * i + 3] = 255;
        }

        return wide;
    }
}

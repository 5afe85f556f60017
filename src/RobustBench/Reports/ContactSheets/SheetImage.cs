using RobustBench.Drawing;
using SkiaSharp;

namespace RobustBench.Reports.ContactSheets;

/// <summary>Puts pictures on a sheet.</summary>
internal static class SheetImage
{
    /// <summary>Draws a picture, each of its pixels as one of the sheet, with its upper left corner at a place.</summary>
    public static unsafe void Draw(this RgbImage image, SKCanvas canvas, float left, float top)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = (byte*)bitmap.GetPixels();
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            image.Pixels.AsSpan(i * RgbImage.PixelBytes, RgbImage.PixelBytes).CopyTo(new Span<byte>(pixels + 4 * i, 4));
            pixels[4 * i + 3] = 255;
        }

        // At whole pixels, so that none is blended with its neighbour.
        canvas.DrawBitmap(bitmap, MathF.Round(left), MathF.Round(top));
    }
}

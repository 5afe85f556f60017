using SkiaSharp;

namespace RobustBench.Data.Decoding;

/// <summary>Decodes image files as PIL's <c>convert('RGB')</c> does.</summary>
internal static class ImageDecoder
{
    /// <summary>Decodes a whole file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="applyOrientation">Whether the image is turned as its EXIF orientation says; PIL does not.</param>
    /// <exception cref="InputException">The bytes are no image that can be read. The message names the fault, not the file.</exception>
    public static Raster Decode(ReadOnlySpan<byte> file, bool applyOrientation)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw new InputException("it is no image of a known format");
        var raster = new Raster(codec.Info.Height, codec.Info.Width);
        var info = new SKImageInfo(raster.Width, raster.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        SKCodecResult result;
        unsafe
        {
            fixed (byte* pixels = raster.Pixels) result = codec.GetPixels(info, (nint)pixels);
        }

        if (result == SKCodecResult.Success) return raster;
        raster.Dispose();
        throw new InputException($"it can't be decoded ({result})");
    }
}

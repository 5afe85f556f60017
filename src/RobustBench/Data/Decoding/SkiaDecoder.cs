using SkiaSharp;

namespace RobustBench.Data.Decoding;

/// <summary>
/// Decodes with SkiaSharp, whose JPEG, PNG and WebP come from the same libraries as PIL's: without a colour space there is
/// no colour management, and unpremultiplied pixels keep the colour that alpha hides.
/// </summary>
/// <remarks>
/// A damaged JPEG that still decodes may differ from PIL where its coefficients overflow: what then happens depends on how
/// libjpeg was built. A damaged PNG is judged by the checksums that the library looks at; PIL looks at others.
/// </remarks>
internal static class SkiaDecoder
{
    /// <summary>Decodes the first frame.</summary>
    /// <exception cref="InputException">The file is no whole image of the <paramref name="format"/> that its first bytes promise.</exception>
    public static unsafe Raster Decode(ReadOnlySpan<byte> file, SKEncodedImageFormat format, bool applyOrientation)
    {
        fixed (byte* bytes = file)
        {
            // Wraps the bytes without a copy; nothing of Skia outlives this block.
            using var data = SKData.Create((nint)bytes, file.Length);
            using var codec = SKCodec.Create(data);
            if (codec is null || codec.EncodedFormat != format) throw FileBytes.Damaged("its header can't be read");
            var raster = Decode(codec);
            return applyOrientation ? Orientation.Apply(raster, codec.EncodedOrigin) : raster;
        }
    }

    private static unsafe Raster Decode(SKCodec codec)
    {
        var raster = new Raster(codec.Info.Height, codec.Info.Width);
        var info = new SKImageInfo(raster.Width, raster.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        SKCodecResult result;
        fixed (byte* pixels = raster.Pixels) result = codec.GetPixels(info, (nint)pixels);
        raster.HasAlpha = codec.Info.AlphaType != SKAlphaType.Opaque;
        if (result == SKCodecResult.Success) return raster;
        raster.Dispose();
        throw result == SKCodecResult.IncompleteInput ? FileBytes.CutShort() : FileBytes.Damaged($"{result}");
    }
}

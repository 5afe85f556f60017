using BitMiracle.LibJpeg.Classic;
using RobustBench.Data;

namespace RobustBench.Auditing;

/// <summary>Decodes JPEG files as other decoders than libjpeg-turbo do, which PIL, OpenCV and this program share.</summary>
/// <remarks>
/// A port of IJG's libjpeg. Where the colour planes have the image's size and the transform is the exact one, it gives the pixels of
/// libjpeg-turbo; smaller planes it enlarges by a larger transform (from version 7 on), or repeats their pixels.
/// </remarks>
/// <param name="transform">The inverse transform.</param>
/// <param name="fancy">Whether colour planes are enlarged smoothly, and not repeated.</param>
internal sealed class JpegVariant(J_DCT_METHOD transform, bool fancy)
{
    /// <summary>Decodes a file; null where it is no JPEG of three colours, on which decoders agree or of which they make different things.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public Raster? Decode(byte[] file)
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return null;
        try
        {
            return Read(file);
        }
        // The library throws the base type itself, and on some damage runs out of its tables.
        catch (Exception error) when (error.GetType() == typeof(Exception) || error is IOException or IndexOutOfRangeException)
        {
            throw new InputException($"libjpeg can't read it: {error.Message}", error);
        }
    }

    private Raster? Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var jpeg = new jpeg_decompress_struct();
        jpeg.jpeg_stdio_src(stream);
        jpeg.jpeg_read_header(true);
        if (jpeg.Jpeg_color_space != J_COLOR_SPACE.JCS_YCbCr) return null;
        (jpeg.Out_color_space, jpeg.Dct_method, jpeg.Do_fancy_upsampling) = (J_COLOR_SPACE.JCS_RGB, transform, fancy);
        Raster.RequireSize(jpeg.Image_height, jpeg.Image_width);
        jpeg.jpeg_start_decompress();
        var raster = new Raster(jpeg.Output_height, jpeg.Output_width);
        byte[][] row = [new byte[3 * raster.Width]];
        for (var y = 0; y < raster.Height; y++)
        {
            jpeg.jpeg_read_scanlines(row, 1);
            var pixels = raster.Pixels.Slice(y * raster.Width * Raster.PixelBytes, raster.Width * Raster.PixelBytes);
            for (var x = 0; x < raster.Width; x++)
                (pixels[4 * x], pixels[(4 * x) + 1], pixels[(4 * x) + 2], pixels[(4 * x) + 3]) = (row[0][3 * x], row[0][(3 * x) + 1], row[0][(3 * x) + 2], 0);
        }

        jpeg.jpeg_finish_decompress();
        return raster;
    }
}

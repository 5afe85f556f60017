using RobustBench.Data;
using RobustBench.Data.Decoding;

namespace RobustBench.Tests.Data.Decoding;

/// <summary>A decoded image as the tests compare it.</summary>
internal static class Decoded
{
    /// <summary>Height, width, and the colour of each pixel as 0xRRGGBB, row by row.</summary>
    public static (int Height, int Width, int[] Colours) Of(ReadOnlySpan<byte> file, bool applyOrientation = false)
    {
        using var raster = ImageDecoder.Decode(file, applyOrientation);
        var colours = new int[raster.Height * raster.Width];
        for (var i = 0; i < colours.Length; i++)
        {
            var pixel = raster.Pixels.Slice(i * Raster.PixelBytes, Raster.PixelBytes);
            colours[i] = (pixel[0] << 16) | (pixel[1] << 8) | pixel[2];
        }

        return (raster.Height, raster.Width, colours);
    }

    /// <summary>Why a file is refused.</summary>
    public static string Refusal(byte[] file) => Assert.Single(Assert.Throws<InputException>(() => Of(file)).Problems);
}

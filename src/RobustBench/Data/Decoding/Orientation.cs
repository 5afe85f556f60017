using System.Runtime.InteropServices;
using SkiaSharp;

namespace RobustBench.Data.Decoding;

/// <summary>Turns an image as its EXIF orientation says: PIL's <c>ImageOps.exif_transpose</c>.</summary>
internal static class Orientation
{
    /// <summary>The turned image; a raster that is replaced is given back.</summary>
    /// <param name="raster">The image as it is stored.</param>
    /// <param name="origin">Where the stored image's first row and column belong.</param>
    public static Raster Apply(Raster raster, SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => Turn(raster, swapped: false, fromRight: true, fromBottom: false),
        SKEncodedOrigin.BottomRight => Turn(raster, swapped: false, fromRight: true, fromBottom: true),
        SKEncodedOrigin.BottomLeft => Turn(raster, swapped: false, fromRight: false, fromBottom: true),
        SKEncodedOrigin.LeftTop => Turn(raster, swapped: true, fromRight: false, fromBottom: false),
        SKEncodedOrigin.RightTop => Turn(raster, swapped: true, fromRight: false, fromBottom: true),
        SKEncodedOrigin.RightBottom => Turn(raster, swapped: true, fromRight: true, fromBottom: true),
        SKEncodedOrigin.LeftBottom => Turn(raster, swapped: true, fromRight: true, fromBottom: false),
        _ => raster,
    };

    /// <summary>Reads the stored image by rows, or by columns where <paramref name="swapped"/>, from the sides that are said.</summary>
    private static Raster Turn(Raster raster, bool swapped, bool fromRight, bool fromBottom)
    {
        using var stored = raster;
        var turned = swapped ? new Raster(stored.Width, stored.Height) : new Raster(stored.Height, stored.Width);
        turned.HasAlpha = stored.HasAlpha;
        var from = MemoryMarshal.Cast<byte, uint>(stored.Pixels);
        var to = MemoryMarshal.Cast<byte, uint>(turned.Pixels);
        var first = (fromBottom ? (stored.Height - 1) * stored.Width : 0) + (fromRight ? stored.Width - 1 : 0);
        var (column, row) = (fromRight ? -1 : 1, fromBottom ? -stored.Width : stored.Width);
        if (swapped) (column, row) = (row, column);
        for (var y = 0; y < turned.Height; y++)
        {
            for (var x = 0; x < turned.Width; x++) to[y * turned.Width + x] = from[first + y * row + x * column];
        }

        return turned;
    }
}

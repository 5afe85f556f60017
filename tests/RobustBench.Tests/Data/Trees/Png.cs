using SkiaSharp;

namespace RobustBench.Tests.Data.Trees;

/// <summary>Small PNG files of random pixels.</summary>
internal static class Png
{
    /// <summary>A square of random pixels, the same for the same seed.</summary>
    public static byte[] Bytes(int seed, int side = 4)
    {
        var planes = Planes(seed, side);
        using var bitmap = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var i = 0; i < side * side; i++)
            bitmap.SetPixel(i % side, i / side, new SKColor(planes[i], planes[side * side + i], planes[2 * side * side + i]));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The pixels of <see cref="Bytes"/>, plane by plane.</summary>
    public static byte[] Planes(int seed, int side = 4)
    {
        var planes = new byte[3 * side * side];
        new Random(seed).NextBytes(planes);
        return planes;
    }
}

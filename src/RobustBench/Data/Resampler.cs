using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RobustBench.Data;

/// <summary>Resizes with PIL's 8-bit arithmetic: along rows, rounded to 8 bits, then along columns, rounded again.</summary>
/// <remarks>
/// Source: Pillow 9.4, <c>Resample.c</c>. A pixel's four bytes are the four lanes of a vector; where the processor has no
/// vectors the same integers are computed one by one.
/// </remarks>
internal static class Resampler
{
    /// <summary>The kept pixels of the resized image.</summary>
    public static Picture Apply(Raster raster, Axis rows, Axis columns, Interpolation interpolation)
    {
        using var rowWeights = new ResampleWeights(rows, interpolation);
        using var columnWeights = new ResampleWeights(columns, interpolation);
        var (firstRow, endRow) = (rowWeights.First(0), rowWeights.End(rows.Kept - 1));
        var rented = ArrayPool<uint>.Shared.Rent((endRow - firstRow) * columns.Kept);
        var narrowed = rented.AsSpan(0, (endRow - firstRow) * columns.Kept);
        var pixels = MemoryMarshal.Cast<byte, uint>(raster.Pixels)[(firstRow * raster.Width)..(endRow * raster.Width)];
        AlongRows(pixels, raster.Width, narrowed, columns.Kept, columnWeights);
        var picture = new Picture(new byte[3 * rows.Kept * columns.Kept], rows.Kept, columns.Kept);
        AlongColumns(narrowed, firstRow, picture, rowWeights);
        ArrayPool<uint>.Shared.Return(rented);
        return picture;
    }

    private static void AlongRows(ReadOnlySpan<uint> from, int fromWidth, Span<uint> to, int toWidth, ResampleWeights weights)
    {
        for (; !to.IsEmpty; from = from[fromWidth..], to = to[toWidth..])
        {
            for (var x = 0; x < toWidth; x++) to[x] = Weigh(from, weights.First(x), 1, weights[x]);
        }
    }

    private static void AlongColumns(ReadOnlySpan<uint> from, int firstRow, Picture to, ResampleWeights weights)
    {
        for (var y = 0; y < to.Height; y++)
        {
            var start = (weights.First(y) - firstRow) * to.Width;
            for (var x = 0; x < to.Width; x++) to.Set(y * to.Width + x, Weigh(from, start + x, to.Width, weights[y]));
        }
    }

    /// <summary>The weighted sum of every <paramref name="step"/>th pixel from <paramref name="at"/>, each channel rounded and clipped to 8 bits.</summary>
    private static uint Weigh(ReadOnlySpan<uint> pixels, int at, int step, ReadOnlySpan<int> weights)
    {
        var sum = Vector128.Create(1 << (ResampleWeights.FractionBits - 1));
        foreach (var weight in weights)
        {
            var bytes = Vector128.CreateScalarUnsafe(pixels[at]).AsByte();
            sum += Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32() * weight;
            at += step;
        }

        var levels = Vector128.Clamp(sum >> ResampleWeights.FractionBits, Vector128<int>.Zero, Vector128.Create((int)byte.MaxValue));
        var words = Vector128.Narrow(levels, levels).AsUInt16();
        return Vector128.Narrow(words, words).AsUInt32().ToScalar();
    }
}

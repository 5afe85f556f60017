using System.Buffers;
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
        var (first, end, width) = (rowWeights.First(0), rowWeights.End(rows.Kept - 1), columns.Kept);
        var picture = Picture.Blank(rows.Kept, width, raster.HasAlpha);
        // The rows that the crop needs, narrowed, and a row of the result.
        var rented = ArrayPool<uint>.Shared.Rent((end - first + 1) * width);
        var result = rented.AsSpan((end - first) * width, width);
        for (var y = first; y < end; y++) AlongRow(raster.Row(y), rented.AsSpan((y - first) * width, width), columnWeights);
        for (var y = 0; y < rows.Kept; y++)
        {
            AlongColumns(rented.AsSpan((rowWeights.First(y) - first) * width), result, rowWeights[y]);
            picture.SetRow(y, result);
        }

        ArrayPool<uint>.Shared.Return(rented);
        return picture;
    }

    private static void AlongRow(ReadOnlySpan<uint> from, Span<uint> to, ResampleWeights weights)
    {
        for (var x = 0; x < to.Length; x++) to[x] = Weigh(from[weights.First(x)..], 1, weights[x]);
    }

    private static void AlongColumns(ReadOnlySpan<uint> rows, Span<uint> to, ReadOnlySpan<int> weights)
    {
        for (var x = 0; x < to.Length; x++) to[x] = Weigh(rows[x..], to.Length, weights);
    }

    /// <summary>The weighted sum of every <paramref name="step"/>th pixel from the first on, each channel rounded and clipped to 8 bits.</summary>
    private static uint Weigh(ReadOnlySpan<uint> pixels, int step, ReadOnlySpan<int> weights)
    {
        var (sum, at) = (Vector128.Create(1 << (ResampleWeights.FractionBits - 1)), 0);
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

using System.Buffers;
using System.Numerics.Tensors;
using RobustBench.Parameters;

namespace RobustBench.Conditions;

/// <summary>
/// A two-dimensional Gaussian filter with kernel radius <c>⌊4 · std + 0.5⌋</c>, as scipy's <c>gaussian_filter</c> has it,
/// over an image that is continued by a constant.
/// </summary>
internal sealed class GaussianFilter
{
    /// <summary>What lies outside the image: the mean grey of the ImageNet images of Geirhos et al. 2018.</summary>
    public const double Outside = 0.4423;

    /// <summary>The filter's parameter. The bound keeps the kernel within memory; it lies far above any image's side.</summary>
    public static readonly NumberParameter Std =
        Parameter.Number("std", "the standard deviation of the Gaussian", min: 0, max: 10_000, aboveMin: true, unit: "px");

    private readonly float[] _weights;

    /// <summary>A filter of standard deviation <paramref name="std"/> in pixels.</summary>
    public GaussianFilter(double std)
    {
        var radius = (int)Math.Floor(4 * std + 0.5);
        var weights = new double[radius + 1];
        for (var distance = 0; distance <= radius; distance++)
            weights[distance] = Math.Exp(-0.5 * (distance / std) * (distance / std)); // std² would be 0 for a tiny std
        var sum = 2 * weights.Sum() - weights[0];
        _weights = [.. weights.Select(weight => (float)(weight / sum))];
    }

    /// <summary>Filters one channel (H×W) in place.</summary>
    public void Apply(Span<float> plane, int height, int width)
    {
        var rented = ArrayPool<float>.Shared.Rent(plane.Length);
        var other = rented.AsSpan(0, plane.Length);
        // The weights add up to 1, so what lies outside becomes zero, and free, when it is subtracted before and added after.
        TensorPrimitives.Subtract(plane, (float)Outside, plane);
        FilterColumns(plane, other, height, width);
        Transpose(other, plane, height, width);
        FilterColumns(plane, other, width, height);
        Transpose(other, plane, width, height);
        TensorPrimitives.Add(plane, (float)Outside, plane);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Along the columns: each row of the result is a weighted sum of whole rows, which vectorises.</summary>
    private void FilterColumns(ReadOnlySpan<float> source, Span<float> target, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            var sum = target.Slice(row * columns, columns);
            TensorPrimitives.Multiply(source.Slice(row * columns, columns), _weights[0], sum);
            for (var distance = 1; distance < _weights.Length; distance++)
            {
                var (above, below) = (row - distance, row + distance);
                if (above < 0 && below >= rows) break;
                if (above >= 0)
                    TensorPrimitives.MultiplyAdd(source.Slice(above * columns, columns), _weights[distance], sum, sum);
                if (below < rows)
                    TensorPrimitives.MultiplyAdd(source.Slice(below * columns, columns), _weights[distance], sum, sum);
            }
        }
    }

    private static void Transpose(ReadOnlySpan<float> source, Span<float> target, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                target[column * rows + row] = source[row * columns + column];
    }
}

using System.Buffers;

namespace RobustBench.Data;

/// <summary>
/// The weights with which stored pixels make the kept pixels of a resized axis, as PIL computes them: the kernel, widened by
/// the scale where the axis becomes shorter, cut at the image's edge, normalised in double and rounded to fixed point.
/// </summary>
/// <remarks>Source: Pillow 9.4, <c>Resample.c</c>, <c>precompute_coeffs</c> and <c>normalize_coeffs_8bpc</c>.</remarks>
internal sealed class ResampleWeights : IDisposable
{
    /// <summary>Bits behind the point: 32 less 8 of a pixel and 2 for weights that overshoot.</summary>
    public const int FractionBits = 32 - 8 - 2;

    private readonly int _most;
    private readonly int[] _weights, _firsts, _counts;

    /// <summary>The weights of an axis.</summary>
    public ResampleWeights(Axis axis, Interpolation interpolation)
    {
        var (kernel, reach) = Kernel(interpolation);
        var widening = Math.Max(axis.Scale, 1);
        var support = reach * widening;
        _most = (int)Math.Ceiling(support) * 2 + 1;
        _weights = ArrayPool<int>.Shared.Rent(axis.Kept * _most);
        _firsts = ArrayPool<int>.Shared.Rent(axis.Kept);
        _counts = ArrayPool<int>.Shared.Rent(axis.Kept);
        var exact = ArrayPool<double>.Shared.Rent(_most);
        for (var i = 0; i < axis.Kept; i++)
        {
            var centre = (axis.First + i + 0.5) * axis.Scale;
            var first = Math.Max((int)(centre - support + 0.5), 0);
            var count = Math.Min((int)(centre + support + 0.5), axis.Stored) - first;
            var weights = exact.AsSpan(0, count);
            for (var k = 0; k < count; k++) weights[k] = kernel((k + first - centre + 0.5) * (1 / widening));
            Round(weights, _weights.AsSpan(i * _most, count));
            (_firsts[i], _counts[i]) = (first, count);
        }

        ArrayPool<double>.Shared.Return(exact);
    }

    /// <summary>The first stored pixel with a weight in a kept one.</summary>
    public int First(int kept) => _firsts[kept];

    /// <summary>The stored pixel behind the last one with a weight in a kept one.</summary>
    public int End(int kept) => _firsts[kept] + _counts[kept];

    /// <summary>The weights in a kept pixel, from <see cref="First"/> on.</summary>
    public ReadOnlySpan<int> this[int kept] => _weights.AsSpan(kept * _most, _counts[kept]);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_weights);
        ArrayPool<int>.Shared.Return(_firsts);
        ArrayPool<int>.Shared.Return(_counts);
    }

    private static void Round(Span<double> exact, Span<int> rounded)
    {
        var sum = 0.0;
        foreach (var weight in exact) sum += weight;
        for (var k = 0; k < exact.Length; k++)
        {
            var weight = (sum == 0 ? exact[k] : exact[k] / sum) * (1 << FractionBits);
            rounded[k] = (int)(weight < 0 ? weight - 0.5 : weight + 0.5);
        }
    }

    private static (Func<double, double> Kernel, double Reach) Kernel(Interpolation interpolation) => interpolation switch
    {
        Interpolation.Bilinear => (Triangle, 1),
        Interpolation.Bicubic => (Cubic, 2),
        _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "It has no kernel."),
    };

    private static double Triangle(double x) => Math.Max(1 - Math.Abs(x), 0);

    private static double Cubic(double x)
    {
        const double A = -0.5;
        x = Math.Abs(x);
        return x < 1 ? ((A + 2) * x - (A + 3)) * x * x + 1 : x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }
}

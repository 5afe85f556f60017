using System.Numerics;
using System.Runtime.InteropServices;

namespace RobustBench.Conditions;

/// <summary>Discrete Fourier transforms of every column of a complex matrix at once, so that the inner loops run over whole rows.</summary>
/// <remarks>
/// Stockham's self-sorting algorithm with one stage for each prime factor of the length (Van Loan 1992, Computational
/// Frameworks for the Fast Fourier Transform, section 1.7). A prime length is a plain sum over all terms.
/// </remarks>
internal sealed class ColumnTransform
{
    private readonly int _rows, _columns, _sign;
    private readonly List<int> _factors = [];

    /// <summary>Transforms of length <paramref name="rows"/>; sign −1 is forward, +1 backward without the factor 1/rows.</summary>
    public ColumnTransform(int rows, int columns, int sign)
    {
        (_rows, _columns, _sign) = (rows, columns, sign);
        var rest = rows;
        for (var factor = 2; rest > 1; factor++)
        {
            for (; rest % factor == 0; rest /= factor) _factors.Add(factor);
        }
    }

    /// <summary>Transforms <paramref name="data"/>; <paramref name="scratch"/> is overwritten, and the two may change places.</summary>
    public void Run(ref ComplexGrid data, ref ComplexGrid scratch)
    {
        var (length, stride) = (_rows, 1);
        foreach (var factor in _factors)
        {
            Stage(data, scratch, factor, length, stride);
            (data, scratch) = (scratch, data);
            (length, stride) = (length / factor, stride * factor);
        }
    }

    /// <summary>
    /// One stage over sub-transforms of <paramref name="length"/>, <paramref name="stride"/> of them interleaved: each group
    /// of <paramref name="factor"/> rows becomes its small transform, turned by the stage's twiddle factors.
    /// </summary>
    private void Stage(ComplexGrid source, ComplexGrid target, int factor, int length, int stride)
    {
        var rest = length / factor;
        var coefficients = new Complex[factor];
        for (var q = 0; q < rest; q++)
        {
            for (var j = 0; j < factor; j++)
            {
                for (var k = 0; k < factor; k++)
                    coefficients[k] = Root((long)j * (q + (long)rest * k) % length, length);
                for (var t = 0; t < stride; t++)
                    Combine(source, target, coefficients, from: t + stride * q, step: stride * rest, to: t + stride * (factor * q + j));
            }
        }
    }

    /// <summary>Row <paramref name="to"/> of the target = Σ coefficient k · row (<paramref name="from"/> + k · <paramref name="step"/>).</summary>
    private void Combine(ComplexGrid source, ComplexGrid target, Complex[] coefficients, int from, int step, int to)
    {
        var sumReal = target.Real.AsSpan(to * _columns, _columns);
        var sumImaginary = target.Imaginary.AsSpan(to * _columns, _columns);
        for (var k = 0; k < coefficients.Length; k++)
        {
            var start = (from + k * step) * _columns;
            if (k == 0)
            {
                sumReal.Clear();
                sumImaginary.Clear();
            }

            Accumulate(
                source.Real.AsSpan(start, _columns), source.Imaginary.AsSpan(start, _columns), coefficients[k], sumReal, sumImaginary);
        }
    }

    private static void Accumulate(
        ReadOnlySpan<double> real, ReadOnlySpan<double> imaginary, Complex factor, Span<double> sumReal, Span<double> sumImaginary)
    {
        var real8 = MemoryMarshal.Cast<double, Vector<double>>(real);
        var imaginary8 = MemoryMarshal.Cast<double, Vector<double>>(imaginary);
        var sumReal8 = MemoryMarshal.Cast<double, Vector<double>>(sumReal);
        var sumImaginary8 = MemoryMarshal.Cast<double, Vector<double>>(sumImaginary);
        var (c, s) = (new Vector<double>(factor.Real), new Vector<double>(factor.Imaginary));
        for (var i = 0; i < real8.Length; i++)
        {
            sumReal8[i] += real8[i] * c - imaginary8[i] * s;
            sumImaginary8[i] += real8[i] * s + imaginary8[i] * c;
        }

        for (var i = real8.Length * Vector<double>.Count; i < real.Length; i++)
        {
            sumReal[i] += real[i] * factor.Real - imaginary[i] * factor.Imaginary;
            sumImaginary[i] += real[i] * factor.Imaginary + imaginary[i] * factor.Real;
        }
    }

    /// <summary>e^(± 2πi · numerator / denominator); quarters of the circle come out exact.</summary>
    private Complex Root(long numerator, long denominator)
    {
        if (numerator * 4 % denominator == 0)
        {
            return (numerator * 4 / denominator) switch
            {
                0 => Complex.One,
                1 => new Complex(0, _sign),
                2 => -Complex.One,
                _ => new Complex(0, -_sign),
            };
        }

        var (sine, cosine) = Math.SinCos(2 * Math.PI * numerator / denominator);
        return new Complex(cosine, _sign * sine);
    }
}

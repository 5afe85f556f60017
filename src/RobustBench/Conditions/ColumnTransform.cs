using System.Numerics;

namespace RobustBench.Conditions;

/// <summary>
/// Forward discrete Fourier transforms of every column of a complex matrix at once, so that the inner loops run over whole
/// rows. The backward transform (without its factor 1/length) is the forward one of the exchanged real and imaginary parts.
/// </summary>
/// <remarks>
/// Stockham's self-sorting algorithm, with stages of four as far as the length allows and one for each other prime factor
/// (Van Loan 1992, Computational Frameworks for the Fast Fourier Transform, section 1.7).
/// </remarks>
internal sealed class ColumnTransform
{
    private readonly List<Stage> _stages = [];

    /// <summary>Transforms of columns of <paramref name="length"/> rows.</summary>
    public ColumnTransform(int length)
    {
        for (var stride = 1; length > 1;)
        {
            var factor = length % 4 == 0 ? 4 : Enumerable.Range(2, length - 1).First(divisor => length % divisor == 0);
            _stages.Add(new Stage(factor, length / factor, stride));
            (length, stride) = (length / factor, stride * factor);
        }
    }

    /// <summary>
    /// Transforms <paramref name="data"/>, whose rows are <paramref name="columns"/> long, a padded number;
    /// <paramref name="scratch"/> is overwritten, and the two may change places.
    /// </summary>
    public void Run(ref ComplexGrid data, ref ComplexGrid scratch, int columns)
    {
        foreach (var stage in _stages)
        {
            stage.Run(data, scratch, columns);
            (data, scratch) = (scratch, data);
        }
    }

    /// <summary>
    /// One stage over sub-transforms of length <c>factor · rest</c>, <c>stride</c> of them interleaved: each group of
    /// <c>factor</c> rows becomes its small transform, turned by the stage's twiddle factors.
    /// </summary>
    private sealed class Stage(int factor, int rest, int stride)
    {
        private readonly Complex[] _turns =
            [.. Enumerable.Range(0, factor * rest).Select(i => Root((long)(i / factor) * (i % factor), factor * rest))];

        private readonly Complex[] _roots = [.. Enumerable.Range(0, factor).Select(i => Root(i, factor))];

        private readonly ComplexVector[] _sums = new ComplexVector[factor / 2 + 1], _differences = new ComplexVector[factor / 2 + 1];

        public void Run(ComplexGrid source, ComplexGrid target, int columns)
        {
            var length = stride * columns;
            for (var q = 0; q < rest; q++)
            {
                var turns = _turns.AsSpan(q * factor, factor);
                var (from, to) = (q * length, factor * q * length);
                for (var end = from + length; from < end; from += Vector<double>.Count, to += Vector<double>.Count)
                {
                    if (factor == 4) Four(source, from, rest * length, target, to, length, turns);
                    else if (factor == 2) Two(source, from, rest * length, target, to, length, turns);
                    else Odd(source, from, rest * length, target, to, length, turns);
                }
            }
        }

        private static void Two(
            ComplexGrid source, int from, int fromStep, ComplexGrid target, int to, int toStep, ReadOnlySpan<Complex> turns)
        {
            var (a, b) = (source[from], source[from + fromStep]);
            target[to] = a + b;
            target[to + toStep] = (a - b) * turns[1];
        }

        private static void Four(
            ComplexGrid source, int from, int fromStep, ComplexGrid target, int to, int toStep, ReadOnlySpan<Complex> turns)
        {
            var (a, b, c, d) = (source[from], source[from + fromStep], source[from + 2 * fromStep], source[from + 3 * fromStep]);
            var (even, odd) = (a + c, b + d);
            var (evenRest, oddRest) = (a - c, (b - d).TurnedBack);
            target[to] = even + odd;
            target[to + toStep] = (evenRest + oddRest) * turns[1];
            target[to + 2 * toStep] = (even - odd) * turns[2];
            target[to + 3 * toStep] = (evenRest - oddRest) * turns[3];
        }

        /// <summary>
        /// The terms k and factor − k have roots that are conjugate, so that their sum needs the cosine alone and their
        /// difference the sine; results j and factor − j share both.
        /// </summary>
        private void Odd(
            ComplexGrid source, int from, int fromStep, ComplexGrid target, int to, int toStep, ReadOnlySpan<Complex> turns)
        {
            var first = source[from];
            var total = first;
            for (var k = 1; k <= factor / 2; k++)
            {
                var (a, b) = (source[from + k * fromStep], source[from + (factor - k) * fromStep]);
                (_sums[k], _differences[k]) = (a + b, a - b);
                total += _sums[k];
            }

            target[to] = total;
            for (var j = 1; j <= factor / 2; j++)
            {
                var (cosines, sines) = (first, default(ComplexVector));
                for (var k = 1; k <= factor / 2; k++)
                {
                    var root = _roots[j * k % factor];
                    cosines += _sums[k] * root.Real;
                    sines += _differences[k] * -root.Imaginary;
                }

                target[to + j * toStep] = (cosines + sines.TurnedBack) * turns[j];
                target[to + (factor - j) * toStep] = (cosines - sines.TurnedBack) * turns[factor - j];
            }
        }

        /// <summary>e^(−2πi · numerator / denominator); quarters of the circle come out exact.</summary>
        private static Complex Root(long numerator, int denominator)
        {
            var quarters = Math.DivRem(numerator % denominator * 4, denominator, out var part);
            var (sine, cosine) = Math.SinCos(Math.PI / 2 * part / denominator);
            return quarters switch
            {
                0 => new Complex(cosine, -sine),
                1 => new Complex(-sine, -cosine),
                2 => new Complex(-cosine, sine),
                _ => new Complex(sine, cosine),
            };
        }
    }
}

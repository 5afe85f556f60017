using System.Numerics;

namespace RobustBench.Data.Cue16;

/// <summary>Draws random fields whose spectrum has a given shape, such as the 1/f noise of the backgrounds.</summary>
/// <remarks>
/// A field is a sum of the products cas(2πux/64) · cas(2πvy/64), cas = cos + sin, with random coefficients. Each product
/// holds the frequencies (±u, ±v) in equal parts, and the products are orthogonal, so the coefficients' standard deviation
/// at a frequency is the field's amplitude there.
/// </remarks>
internal sealed class Spectrum
{
    private static readonly float[][] Waves = [.. Enumerable.Range(0, Canvas.Side).Select(Wave)];

    private readonly int[] _modes;
    private readonly float[] _amplitudes;

    /// <param name="amplitude">The amplitude at a frequency (columns, rows) in cycles per image, both at least 0.</param>
    /// <param name="highest">The highest frequency along an axis, at most 32.</param>
    public Spectrum(Func<double, double, double> amplitude, int highest = Canvas.Side / 2)
    {
        _modes = [.. Enumerable.Range(0, Canvas.Side).Where(mode => Frequency(mode) <= highest)];
        _amplitudes = [.. from v in _modes from u in _modes select (float)(u == 0 && v == 0 ? 0 : amplitude(Frequency(u), Frequency(v)))];
    }

    /// <summary>Amplitudes that fall with a power of the frequency, the same in all directions.</summary>
    public static Spectrum PowerLaw(double exponent, int highest = Canvas.Side / 2) =>
        new((x, y) => PortableMath.Pow(x * x + y * y, -exponent / 2), highest);

    /// <summary>A field of mean 0 and standard deviation 1, 64 × 64.</summary>
    public float[] Draw(Dice dice)
    {
        var coefficients = Coefficients(dice);
        var (count, rows) = (_modes.Length, new float[_modes.Length * Canvas.Side]);
        for (var v = 0; v < count; v++)
        {
            for (var u = 0; u < count; u++)
                Add(Waves[_modes[u]], coefficients[v * count + u], rows.AsSpan(v * Canvas.Side, Canvas.Side));
        }

        var field = new float[Canvas.Pixels];
        for (var y = 0; y < Canvas.Side; y++)
        {
            for (var v = 0; v < count; v++)
                Add(rows.AsSpan(v * Canvas.Side, Canvas.Side), Waves[_modes[v]][y], field.AsSpan(y * Canvas.Side, Canvas.Side));
        }

        Standardise(field);
        return field;
    }

    /// <summary>Nearly normal: sums of four uniform numbers.</summary>
    private float[] Coefficients(Dice dice)
    {
        const int Summed = 4;
        var uniform = new float[Summed * _amplitudes.Length];
        dice.Fill(uniform);
        var coefficients = new float[_amplitudes.Length];
        for (var i = 0; i < coefficients.Length; i++)
        {
            var sum = uniform[Summed * i] + uniform[Summed * i + 1] + uniform[Summed * i + 2] + uniform[Summed * i + 3];
            coefficients[i] = (sum - Summed / 2) * _amplitudes[i];
        }

        return coefficients;
    }

    // A product, then a sum, never fused into one rounding: so the bits are the same whatever the processor offers.
    private static void Add(ReadOnlySpan<float> wave, float factor, Span<float> sum)
    {
        if (factor == 0) return;
        for (var i = 0; i < sum.Length; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + new Vector<float>(wave[i..]) * factor).CopyTo(sum[i..]);
    }

    private static void Standardise(Span<float> field)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in field) sum += value;
        var mean = sum / field.Length;
        foreach (var value in field) squares += (value - mean) * (value - mean);
        var scale = 1 / Math.Sqrt(squares / field.Length);
        foreach (ref var value in field) value = (float)((value - mean) * scale);
    }

    private static int Frequency(int mode) => Math.Min(mode, Canvas.Side - mode);

    private static float[] Wave(int mode) => [.. Enumerable.Range(0, Canvas.Side).Select(position =>
    {
        // The product is taken modulo the period first, which loses nothing.
        var (sin, cos) = PortableMath.SinCos(2 * Math.PI * (mode * position % Canvas.Side) / Canvas.Side);
        return (float)(sin + cos);
    })];
}

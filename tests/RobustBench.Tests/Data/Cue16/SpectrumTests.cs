using RobustBench.Data.Cue16;
using RobustBench.Randomness;

namespace RobustBench.Tests.Data.Cue16;

public sealed class SpectrumTests
{
    [Fact]
    public void A_field_has_mean_0_and_deviation_1()
    {
        var field = Spectrum.PowerLaw(1.2).Draw(Dice(1));

        Assert.Equal(Canvas.Pixels, field.Length);
        Assert.Equal(0, field.Average(value => (double)value), 5);
        Assert.Equal(1, field.Average(value => (double)value * value), 4);
    }

    [Fact]
    public void Amplitudes_fall_with_the_power_of_the_frequency()
    {
        var spectrum = Spectrum.PowerLaw(1.2);
        var (low, high) = (0.0, 0.0);
        for (var seed = 0; seed < 60; seed++)
        {
            var field = spectrum.Draw(Dice(seed));
            low += Power(field, 4, 0) + Power(field, 0, 4);
            high += Power(field, 16, 0) + Power(field, 0, 16);
        }

        // Four times the frequency: amplitudes a factor 4^1.2, powers its square. 480 squares are within 15% or so.
        Assert.InRange(low / high / Math.Pow(4, 2.4), 0.75, 1.33);
    }

    [Fact]
    public void Frequencies_above_the_highest_are_absent()
    {
        var field = Spectrum.PowerLaw(1.2, highest: 6).Draw(Dice(2));

        Assert.True(Power(field, 7, 0) < 1e-6 * Power(field, 6, 0));
    }

    private static Dice Dice(int seed) => new(new NoiseSource(seed, "field", "test"));

    /// <summary>The squared size of one coefficient of the discrete Fourier transform.</summary>
    private static double Power(float[] field, int u, int v)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var pixel = 0; pixel < field.Length; pixel++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * (u * (pixel % Canvas.Side) + v * (pixel / Canvas.Side)) / Canvas.Side);
            (real, imaginary) = (real + field[pixel] * cos, imaginary + field[pixel] * sin);
        }

        return real * real + imaginary * imaginary;
    }
}

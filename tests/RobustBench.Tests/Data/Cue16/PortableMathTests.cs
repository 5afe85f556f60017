using RobustBench.Data.Cue16;

namespace RobustBench.Tests.Data.Cue16;

public sealed class PortableMathTests
{
    private const double Tolerance = 1e-13;

    private static IEnumerable<double> Arguments => Enumerable.Range(-4_000, 8_001).Select(i => i * 0.2477);

    [Fact]
    public void Sine_and_cosine_are_those_of_the_system_to_13_digits() => Assert.All(Arguments, angle =>
    {
        Assert.Equal(Math.Sin(angle), PortableMath.Sin(angle), Tolerance);
        Assert.Equal(Math.Cos(angle), PortableMath.Cos(angle), Tolerance);
    });

    [Fact]
    public void Powers_of_e_are_those_of_the_system_to_13_digits() => Assert.All(
        Arguments.Where(power => Math.Abs(power) < 700), power => Assert.Equal(1, PortableMath.Exp(power) / Math.Exp(power), Tolerance));

    [Fact]
    public void Logarithms_are_those_of_the_system_to_13_digits() => Assert.All(
        Enumerable.Range(-300, 601).SelectMany(i => new[] { 1.0, 1.37, 1.5, 1.51, 1.999 }.Select(factor => factor * Math.Pow(2, i))),
        number => Assert.Equal(0, (PortableMath.Log(number) - Math.Log(number)) / Math.Max(1, Math.Abs(Math.Log(number))), Tolerance));

    [Theory]
    [InlineData(2, 10, 1024)]
    [InlineData(9, 0.5, 3)]
    [InlineData(8, -1.0 / 3, 0.5)]
    public void Powers_are_right(double number, double power, double expected) => Assert.Equal(expected, PortableMath.Pow(number, power), expected * Tolerance);
}

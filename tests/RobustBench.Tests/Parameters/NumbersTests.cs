using System.Globalization;
using RobustBench.Parameters;

namespace RobustBench.Tests.Parameters;

public class NumbersTests
{
    [Theory]
    [InlineData("0.05", 0.05, "0.05")]
    [InlineData("0.10", 0.1, "0.1")]
    [InlineData("1e-3", 0.001, "0.001")]
    [InlineData(".5", 0.5, "0.5")]
    [InlineData("+0.5", 0.5, "0.5")]
    [InlineData("7", 7, "7")]
    [InlineData("7.0", 7, "7")]
    [InlineData("-0", 0, "0")]
    [InlineData("-0.0", 0, "0")]
    [InlineData("1/255", 1.0 / 255, "1/255")]
    [InlineData("2/510", 1.0 / 255, "1/255")]
    [InlineData("8/255", 8.0 / 255, "8/255")]
    [InlineData("4/2", 2, "2")]
    [InlineData("0/7", 0, "0")]
    [InlineData("-0/7", 0, "0")]
    [InlineData("-2/4", -0.5, "-1/2")]
    [InlineData("999999999999999999/1", 999999999999999999, "1e18")]
    [InlineData("0.00001", 0.00001, "1e-5")]
    [InlineData("2.5E-07", 2.5e-7, "2.5e-7")]
    public void A_number_has_a_value_and_a_canonical_text(string text, double value, string canonical) =>
        Assert.Equal(new ParameterValue(value, canonical), Numbers.Parse(text));

    [Fact]
    public void Minus_zero_is_zero_to_the_sign() => Assert.False(double.IsNegative((double)Numbers.Parse("-0")!.Value));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("∞")]
    [InlineData("1e999")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("1/0")]
    [InlineData("0/0")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("1.5/2")]
    [InlineData("1000000000000000000/3")]
    public void What_is_no_finite_number_is_refused(string text) => Assert.Null(Numbers.Parse(text));

    [Theory]
    [InlineData("7")]
    [InlineData("-7.")]
    [InlineData(".5")]
    [InlineData("+2.5E-07")]
    [InlineData("999999999999999999/255")]
    [InlineData("-1/002")]
    public void The_pattern_has_what_is_read(string text)
    {
        Assert.NotNull(Numbers.Parse(text));
        Assert.Matches(Numbers.Pattern, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("x1")]
    [InlineData("1x")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("1.5/2")]
    [InlineData("1000000000000000000/3")]
    public void The_pattern_has_nothing_else(string text)
    {
        Assert.Null(Numbers.Parse(text));
        Assert.DoesNotMatch(Numbers.Pattern, text);
    }

    [Fact]
    public void The_text_of_a_number_reads_back_as_the_same_number()
    {
        var random = new Random(2018);
        for (var i = 0; i < 1000; i++)
        {
            var number = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
            var parsed = Numbers.Parse(Numbers.Text(number))!;
            Assert.True(parsed.Value.Equals(number) && parsed.Text == Numbers.Text(number), $"{number}, number {i} of seed 2018");
        }
    }

    [Fact]
    public void A_fraction_has_the_bits_of_its_quotient()
    {
        for (var i = 1; i < 256; i++)
            Assert.Equal(i / 255.0, (double)Numbers.Parse(string.Create(CultureInfo.InvariantCulture, $"{i}/255"))!.Value);
    }
}

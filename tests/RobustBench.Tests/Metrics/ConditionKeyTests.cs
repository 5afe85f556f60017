using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class ConditionKeyTests
{
    [Theory]
    [InlineData("clean", "clean", "")]
    [InlineData("contrast(level=0.05)", "contrast", "level=0.05")]
    [InlineData("salt-and-pepper(probability=1/20,contrast=1)", "salt-and-pepper", "probability=1/20 contrast=1")]
    [InlineData("chain(greyscale;uniform-noise(width=0.1,contrast=1))", "chain(greyscale;uniform-noise)", "uniform-noise width=0.1 uniform-noise contrast=1")]
    [InlineData("chain(greyscale)", "chain(greyscale)", "")]
    [InlineData("0.35", "", "condition=0.35")]
    [InlineData("c100", "c100", "")]
    [InlineData("1-0-10", "1-0-10", "")]
    [InlineData("", "", "")]
    [InlineData("odd(", "odd(", "")]
    [InlineData("odd()", "odd()", "")]
    [InlineData("odd(=1)", "odd(=1)", "")]
    [InlineData("(a=1)", "(a=1)", "")]
    [InlineData("odd(a)", "odd(a)", "")]
    [InlineData("))((", "))((", "")]
    public void A_key_comes_apart_into_family_and_parameters_and_another_form_is_a_family(string key, string family, string parameters)
    {
        var parsed = ConditionKey.Parse(key);

        Assert.Equal(family, parsed.Family);
        Assert.Equal(parameters, string.Join(' ', parsed.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}")));
    }

    [Theory]
    [InlineData("0.05", 0.05)]
    [InlineData("1/255", 1 / 255.0)]
    [InlineData("-3/4", -0.75)]
    [InlineData("1e-3", 0.001)]
    [InlineData("1/0", null)]
    [InlineData("1/2/3", null)]
    [InlineData("symmetric", null)]
    [InlineData("1,5", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    public void Numbers_are_decimals_and_fractions(string text, double? expected) => Assert.Equal(expected, ConditionKey.Number(text));
}

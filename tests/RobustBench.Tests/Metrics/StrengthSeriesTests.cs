using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class StrengthSeriesTests
{
    [Fact]
    public void Conditions_that_differ_in_one_number_alone_are_a_series_by_strength()
    {
        var series = Assert.Single(Find("clean", "fgsm(epsilon=4/255)", "fgsm(epsilon=0.01)", "fgsm(epsilon=1/255)"));

        Assert.Equal(("d", "fgsm", "epsilon", ""), (series.Dataset, series.Family, series.Parameter, series.Others));
        Assert.Equal(["1/255", "0.01", "4/255"], series.Points.Select(point => point.Text));
        Assert.Equal(["fgsm(epsilon=1/255)", "fgsm(epsilon=0.01)", "fgsm(epsilon=4/255)"], series.Points.Select(point => point.Condition));
    }

    [Fact]
    public void Another_parameter_makes_another_series() => Assert.Equal(
        ["width of uniform-noise: 0.1 0.35", "width of uniform-noise with contrast=1: 0.1 0.35"],
        Names(Find("uniform-noise(width=0.1)", "uniform-noise(width=0.35)", "uniform-noise(width=0.1,contrast=1)", "uniform-noise(width=0.35,contrast=1)")));

    [Fact]
    public void A_grid_of_two_parameters_is_read_along_both() => Assert.Equal(
        ["a of f with b=1: 1 2", "b of f with a=1: 1 2", "b of f with a=2: 1 2", "a of f with b=2: 1 2"],
        Names(Find("f(a=1,b=1)", "f(a=2,b=1)", "f(a=1,b=2)", "f(a=2,b=2)")));

    [Fact]
    public void One_strength_twice_is_no_series() => Assert.Empty(Find("f(a=0.5)", "f(a=1/2)", "g(a=1)", "h(scheme=symmetric)", "h(scheme=other)"));

    [Fact]
    public void Data_sets_have_series_of_their_own_and_bare_numbers_are_strengths()
    {
        var series = StrengthSeries.Find([("noise", "0.1"), ("noise", "0"), ("contrast", "c10"), ("other", "0.1"), ("other", "0.2")]);

        Assert.Equal(["noise", "other"], series.Select(one => one.Dataset));
        Assert.Equal([0, 0.1], series[0].Points.Select(point => point.Strength));
    }

    [Fact]
    public void A_chain_is_a_series_in_a_number_of_one_of_its_steps() => Assert.Equal(
        ["low-pass std of chain(low-pass;low-pass) with low-pass std=3: 1 2"],
        Names(Find("chain(low-pass(std=1);low-pass(std=3))", "chain(low-pass(std=2);low-pass(std=3))", "chain(low-pass(std=3);low-pass(std=5))")));

    private static IReadOnlyList<StrengthSeries> Find(params string[] conditions) => StrengthSeries.Find(conditions.Select(condition => ("d", condition)));

    private static IEnumerable<string> Names(IEnumerable<StrengthSeries> all) => all.Select(series =>
        $"{series.Parameter} of {series.Family}{(series.Others.Length > 0 ? " with " + series.Others : "")}: {string.Join(' ', series.Points.Select(point => point.Text))}");
}

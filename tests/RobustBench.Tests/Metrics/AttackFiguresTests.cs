using RobustBench.Metrics;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class AttackFiguresTests
{
    [Fact]
    public void An_untargeted_attack_is_tried_on_the_images_that_were_right_before()
    {
        var figures = Of(
            AttackSample.Trial("a", right: false), AttackSample.Trial("b", right: false), AttackSample.Trial("c", right: false),
            AttackSample.Trial("d"), AttackSample.Trial("e", before: false, right: false));

        Assert.Equal((5L, 4L, 4L, 3L), (figures.Images, figures.RightBefore, figures.Tried, figures.Successes));
        Assert.Equal(0.75, figures.SuccessRate);
        Assert.Equal((0.300641842582402, 0.9544127391902995), (figures.SuccessInterval!.Value.Low, figures.SuccessInterval.Value.High));
    }

    [Fact]
    public void A_targeted_attack_is_tried_on_the_images_that_were_right_before_and_are_not_of_its_target()
    {
        var figures = Of(
            AttackSample.Trial("a", right: false, target: "dog", success: true),
            AttackSample.Trial("b", right: false, target: "bird", success: false),
            AttackSample.Trial("c", before: false, right: false, target: "dog", success: true),
            AttackSample.Trial("d", target: "cat", success: true));

        Assert.Equal((4L, 3L, 2L, 1L), (figures.Images, figures.RightBefore, figures.Tried, figures.Successes));
    }

    [Fact]
    public void What_was_asked_of_the_network_is_a_mean_over_the_images_tried()
    {
        var figures = Of(
            AttackSample.Trial("a", right: false, queries: 10, gradients: 3, restarts: 1),
            AttackSample.Trial("b", queries: 21, gradients: 4, restarts: 4),
            AttackSample.Trial("c", before: false, right: false, queries: 1000, gradients: 1000, restarts: 1000));

        Assert.Equal((15.5, 3.5, 2.5), (figures.MeanQueries, figures.MeanGradients, figures.MeanRestarts));
    }

    [Fact]
    public void Sizes_of_the_change_are_medians_over_the_successes()
    {
        var figures = Of(
            AttackSample.Trial("a", right: false, l0: 1, l2: "0.1", linf: "0.5"),
            AttackSample.Trial("b", right: false, l0: 2, l2: "0.4", linf: "0.25"),
            AttackSample.Trial("c", right: false, l0: 90, l2: "0.2", linf: "1"),
            AttackSample.Trial("d", right: true, l0: 500, l2: "9", linf: "0.01"));

        Assert.Equal((2.0, 0.2, 0.5), (figures.MedianL0, figures.MedianL2, figures.MedianLInf));
    }

    [Fact]
    public void The_median_of_two_is_their_mean() => Assert.Equal(
        2.5, Of(AttackSample.Trial("a", right: false, l0: 4), AttackSample.Trial("b", right: false, l0: 1)).MedianL0);

    [Fact]
    public void Without_a_success_there_are_no_medians()
    {
        var figures = Of(AttackSample.Trial("a", l0: 4));

        Assert.Equal((0.0, 1.0, null, null, null), (figures.SuccessRate, figures.MeanQueries, figures.MedianL0, figures.MedianL2, figures.MedianLInf));
    }

    [Fact]
    public void Where_nothing_was_tried_there_are_neither_rate_nor_means()
    {
        var figures = Of(AttackSample.Trial("a", before: false, right: false, flat: true));

        Assert.Equal((1L, 0L, null, null, null, null), (figures.Images, figures.Tried, figures.SuccessRate, figures.MeanQueries, figures.MeanGradients, figures.MeanRestarts));
        Assert.Null(figures.SuccessInterval);
        Assert.False(figures.IsMostlyFlat);
    }

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, true)]
    public void More_than_half_of_the_images_tried_make_a_cell_flat(int flat, int others, bool expected)
    {
        var figures = Of(
        [
            .. Enumerable.Range(0, flat).Select(image => AttackSample.Trial($"f{image}", flat: true)),
            .. Enumerable.Range(0, others).Select(image => AttackSample.Trial($"o{image}")),
            .. Enumerable.Range(0, 9).Select(image => AttackSample.Trial($"w{image}", before: false, right: false, flat: true)),
        ]);

        Assert.Equal((flat, expected), (figures.Flat, figures.IsMostlyFlat));
    }

    [Theory]
    [InlineData("queries", "1.5", "no whole number")]
    [InlineData("l2", "NaN", "no number")]
    [InlineData("success", "yes", "neither true nor false")]
    [InlineData("flat", "", "neither true nor false")]
    public void A_value_of_another_form_is_named(string column, string value, string what)
    {
        string[] further = [.. AttackSample.Trial("a").Further];
        further[AttackColumns.All.ToList().IndexOf(column)] = value;
        var reader = new AttackTrialReader(AttackColumns.All, "resnet · cifar · fgsm");

        var problem = Assert.Throws<InputException>(() => reader.Read(Sample.Trial("a", true, 0.5f, further)));

        Assert.Equal($"resnet · cifar · fgsm: the trial of image 'a' has {column} '{value}', {what}", problem.Message);
    }

    private static AttackFigures Of(params Trial[] trials)
    {
        var (reader, tally) = (new AttackTrialReader(AttackColumns.All, "cell"), new AttackFigures.Tally());
        foreach (var trial in trials) tally.Add(reader.Read(trial));
        return tally.Figures;
    }
}

using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class PairedTests
{
    [Theory]
    // Newcombe 1998 (paired data), table III, method 10: 0.0569 to 0.3404, and the lower limit 0.8736 of 0.873672.
    [InlineData(36, 12, 2, 0, 0.0569, 0.3404)]
    [InlineData(1, 97, 1, 1, 0.8737, 0.9850)]
    // Altman et al. 2000, Statistics with confidence, page 52: 0.011 to 0.226.
    [InlineData(14, 5, 0, 22, 0.0115, 0.2265)]
    public void The_interval_of_a_paired_difference_is_the_published_one(int both, int onlySecond, int onlyFirst, int neither, double low, double high)
    {
        var interval = Newcombe.PairedDifference(new PairedAnswers(both, onlyFirst, onlySecond, neither));

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Equal_answers_differ_by_nothing_and_the_interval_says_how_sure_that_is()
    {
        var interval = Newcombe.PairedDifference(new PairedAnswers(90, 0, 0, 10));

        Assert.Equal(-interval.Low, interval.High, 12);
        Assert.InRange(interval.High, 0.001, 0.05);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 5, 0.0625)] // 2/32
    [InlineData(5, 0, 0.0625)]
    [InlineData(1, 8, 0.0390625)] // 2 · (1 + 9)/512
    [InlineData(2, 3, 1)] // 2 · 16/32
    public void The_exact_test_is_twice_the_smaller_tail(long first, long second, double p) => Assert.Equal(p, McNemar.P(first, second), 12);

    [Fact]
    public void Holm_multiplies_the_smallest_by_all_and_never_falls()
    {
        // As R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
        Assert.Equal([0.03, 0.06, 0.06, 0.02], McNemar.Holm([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));
        Assert.Equal([1, 1], McNemar.Holm([0.6, 0.7]));
        Assert.Empty(McNemar.Holm([]));
    }

    [Theory]
    [InlineData(300, 0.1)]
    [InlineData(1000, 0.03)]
    public void What_some_images_could_have_shown_is_shown_with_the_asked_power(long images, double discordance)
    {
        var difference = PairedPower.Difference(images, discordance)!.Value;

        Assert.InRange(PairedPower.Of(images, difference, Math.Max(difference, discordance)), 0.8, 0.82);
        Assert.True(PairedPower.Of(images, 0.98 * difference, Math.Max(0.98 * difference, discordance)) < 0.8);
    }

    [Fact]
    public void Five_images_show_nothing() => Assert.Null(PairedPower.Difference(5, 0.2));
}

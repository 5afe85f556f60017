using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class WilsonTests
{
    // Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Intervals_are_those_published(long successes, long trials, double low, double high)
    {
        var interval = Wilson.Interval(successes, trials);

        Assert.Equal(low, interval.Low, 0.00005);
        Assert.Equal(high, interval.High, 0.00005);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10_000)]
    [InlineData(1_281_167)]
    public void The_ends_of_the_scale_are_exact(long trials)
    {
        Assert.Equal(0.0, Wilson.Interval(0, trials).Low);
        Assert.Equal(1.0, Wilson.Interval(trials, trials).High);
    }

    [Fact]
    public void Nothing_is_known_without_trials() => Assert.Equal(new Interval(0, 1), Wilson.Interval(0, 0));

    [Fact]
    public void Successes_and_failures_mirror_each_other()
    {
        var (some, rest) = (Wilson.Interval(3, 10), Wilson.Interval(7, 10));

        Assert.Equal(1 - rest.High, some.Low, 1e-12);
        Assert.Equal(1 - rest.Low, some.High, 1e-12);
    }

    [Fact]
    public void More_confidence_is_wider()
    {
        Assert.True(Wilson.Interval(5, 10, 0.99).Low < Wilson.Interval(5, 10, 0.9).Low);
        Assert.True(Wilson.Interval(5, 10, 0.99).High > Wilson.Interval(5, 10, 0.9).High);
    }

    [Theory]
    [InlineData(-1, 10, 0.95)]
    [InlineData(11, 10, 0.95)]
    [InlineData(5, 10, 0)]
    [InlineData(5, 10, 1)]
    public void Impossible_counts_and_levels_are_refused(long successes, long trials, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(successes, trials, confidence));
}

using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class PairedAnswersTests
{
    [Fact]
    public void Kappa_is_agreement_beyond_chance_over_what_chance_leaves()
    {
        // Right: 50 and 60 of 100; agreement 0.7, by chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5.
        var answers = new PairedAnswers(Both: 40, OnlyFirst: 10, OnlySecond: 20, Neither: 30);

        Assert.Equal((0.5, 0.6), (answers.First, answers.Second));
        Assert.Equal(0.7, answers.Observed, 1e-15);
        Assert.Equal(0.5, answers.Expected, 1e-15);
        Assert.Equal(0.4, answers.Kappa!.Value, 1e-15);
    }

    [Fact]
    public void The_two_accuracies_bound_kappa()
    {
        // Agreement is between |0.5 + 0.6 − 1| = 0.1 and 1 − |0.5 − 0.6| = 0.9.
        var bounds = new PairedAnswers(40, 10, 20, 30).Bounds!.Value;

        Assert.Equal(-0.8, bounds.Low, 1e-15);
        Assert.Equal(0.8, bounds.High, 1e-15);
    }

    [Theory]
    [InlineData(0, 5, 5, 0, -1)]
    [InlineData(5, 0, 0, 5, 1)]
    [InlineData(10, 0, 0, 1, 1)]
    [InlineData(0, 0, 10, 0, 0)]
    public void Kappa_has_its_ends_where_they_should_be(int both, int first, int second, int neither, double kappa) =>
        Assert.Equal(kappa, new PairedAnswers(both, first, second, neither).Kappa!.Value, 1e-12);

    [Theory]
    [InlineData(10, 0)]
    [InlineData(0, 10)]
    public void Where_chance_alone_agrees_on_everything_kappa_is_undefined(int both, int neither)
    {
        var answers = new PairedAnswers(both, 0, 0, neither);

        Assert.Null(answers.Kappa);
        Assert.Null(answers.Bounds);
        Assert.Null(KappaBootstrap.Of(answers));
    }

    [Fact]
    public void The_bootstrap_interval_is_that_of_resampling_the_images_one_by_one()
    {
        var answers = new PairedAnswers(60, 15, 10, 35);
        var random = new Random(1);
        var kappas = Enumerable.Range(0, 20_000).Select(_ =>
        {
            var counts = new int[4];
            for (var i = 0; i < answers.Images; i++) counts[random.Next(120) switch { < 60 => 0, < 75 => 1, < 85 => 2, _ => 3 }]++;
            return new PairedAnswers(counts[0], counts[1], counts[2], counts[3]).Kappa!.Value;
        }).Order().ToList();

        var interval = KappaBootstrap.Of(answers)!.Value;

        Assert.Equal(kappas[500], interval.Low, 0.01);
        Assert.Equal(kappas[19_499], interval.High, 0.01);
        Assert.InRange(answers.Kappa!.Value, interval.Low, interval.High);
    }

    [Fact]
    public void The_interval_is_the_same_each_time() =>
        Assert.Equal(KappaBootstrap.Of(new PairedAnswers(6, 3, 2, 9)), KappaBootstrap.Of(new PairedAnswers(6, 3, 2, 9)));

    [Theory]
    [InlineData(10, 0.3)]
    [InlineData(1, 0.5)]
    [InlineData(50_000, 0.999)]
    [InlineData(7, 0)]
    [InlineData(7, 1)]
    [InlineData(0, 0.5)]
    public void Binomial_numbers_have_their_mean_and_spread(int trials, double probability)
    {
        var draws = new BinomialDraws(trials, probability);
        var numbers = Enumerable.Range(0, 100_000).Select(i => (double)draws.At((i + 0.5) / 100_000)).ToList();

        Assert.All(numbers, number => Assert.InRange(number, 0, trials));
        Assert.Equal(trials * probability, numbers.Average(), 1e-3 * Math.Sqrt(trials) + 1e-9);
        var mean = numbers.Average();
        Assert.Equal(trials * probability * (1 - probability), numbers.Average(number => (number - mean) * (number - mean)), 1e-2 * trials * probability * (1 - probability) + 1e-9);
    }

    [Fact]
    public void Images_that_both_were_shown_are_paired()
    {
        var (one, other) = (new AnsweredImages(), new AnsweredImages());
        foreach (var (number, right) in new[] { (0, true), (1, true), (2, false), (70, false), (200, true) }) one.Add(number, right);
        foreach (var (number, right) in new[] { (0, true), (1, false), (2, true), (70, false), (3, true) }) other.Add(number, right);

        Assert.Equal(new PairedAnswers(1, 1, 1, 1), AnsweredImages.Pair(one, other));
        Assert.False(one.HasRepeats);
        one.Add(70, true);
        Assert.True(one.HasRepeats);
    }
}

using System.Globalization;
using RobustBench.Comparing;
using RobustBench.Metrics;

namespace RobustBench.Tests.Comparing;

/// <summary>How often a gate is wrong, over 200 simulated comparisons, each as a condition of its own.</summary>
public sealed class GateErrorRateTests : IDisposable
{
    private const int Comparisons = 200, Images = 400;
    private const double Discordance = 0.1;

    private readonly Pairs _pairs = new();

    public void Dispose() => _pairs.Dispose();

    [Fact]
    public void Of_equal_models_it_fails_at_most_one_comparison_in_forty()
    {
        // The limit is the true drop: the worst case that still keeps it. A 95% interval lies wholly beyond in 2.5% of cases.
        Simulate(drop: 0, seed: 2020);

        Assert.InRange(Failures(0), 0, Comparisons / 40);
    }

    [Fact]
    public void Of_a_drop_that_the_images_can_show_it_finds_four_in_five()
    {
        Simulate(PairedPower.Difference(Images, Discordance)!.Value, seed: 2019);

        Assert.InRange(Failures(0), Comparisons * 4 / 5, Comparisons);
    }

    [Fact]
    public void The_rate_itself_is_below_one_in_forty()
    {
        const int Draws = 40_000;
        var (random, beyond) = (new Random(2018), 0);
        for (var draw = 0; draw < Draws; draw++)
            if (Newcombe.PairedDifference(Draw(random, drop: 0)).High < 0) beyond++;

        // Two standard errors of a proportion of 0.025.
        Assert.InRange((double)beyond / Draws, 0.02, 0.025 + 2 * Math.Sqrt(0.025 * 0.975 / Draws));
    }

    private int Failures(double limit) =>
        Comparer.Run(_pairs.Old, _pairs.New, _pairs.Gate(string.Create(CultureInfo.InvariantCulture, $"- {{ max_drop: {limit} }}"))).Gate.Single().Judged.Count(judged => !judged.Passes);

    private void Simulate(double drop, int seed)
    {
        var random = new Random(seed);
        for (var comparison = 0; comparison < Comparisons; comparison++)
        {
            var answers = Draw(random, drop);
            _pairs.Write(answers.Both, answers.OnlyFirst, answers.OnlySecond, answers.Neither, $"simulated({comparison})");
        }
    }

    /// <summary>Images of which the old model is right about nine in ten, less half of the discordant ones.</summary>
    private static PairedAnswers Draw(Random random, double drop)
    {
        var (both, onlyOld, onlyNew) = (0, 0, 0);
        for (var image = 0; image < Images; image++)
        {
            var u = random.NextDouble();
            if (u < (Discordance + drop) / 2) onlyOld++;
            else if (u < Discordance) onlyNew++;
            else if (u < 0.9) both++;
        }

        return new PairedAnswers(both, onlyOld, onlyNew, Images - both - onlyOld - onlyNew);
    }
}

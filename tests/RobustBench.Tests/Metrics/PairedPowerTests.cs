using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class PairedPowerTests
{
    [Theory]
    [InlineData(6, 1, 1, 1)] // six discordant images, all for one model: p = 2/64 < 0.05
    [InlineData(5, 1, 1, 0)] // five: p = 2/32 > 0.05
    [InlineData(6, 0.5, 1, 0.178222656)] // 0.75⁶ + 0.25⁶
    public void The_power_on_a_few_images_is_that_of_a_hand_calculation(long images, double difference, double discordance, double power) =>
        Assert.Equal(power, PairedPower.Of(images, difference, discordance), 9);

    [Fact]
    public void The_power_is_how_often_the_test_rejects_in_simulation()
    {
        const int Rounds = 4000, Images = 400;
        var random = new Random(2018);
        var rejected = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (better, worse) = (0, 0);
            for (var image = 0; image < Images; image++)
            {
                var u = random.NextDouble();
                if (u < 0.09) better++;
                else if (u < 0.13) worse++;
            }

            if (ExactP(better, worse) <= 0.05) rejected++;
        }

        // Three standard errors of a proportion near 0.6 in 4,000 rounds.
        Assert.Equal((double)rejected / Rounds, PairedPower.Of(Images, 0.05, 0.13), 0.024);
    }

    [Theory]
    [InlineData(0.01, 0.05, 3925)] // Connor 1987: (1.95996·√0.05 + 0.84162·√(0.05 − 0.0001))² / 0.0001 = 3922.3
    [InlineData(0.05, 0.2, 626)] // 624.9
    public void The_number_of_images_is_near_the_published_approximation(double difference, double discordance, double approximation)
    {
        var images = PairedPower.Images(difference, discordance);

        Assert.InRange(images, approximation, approximation * 1.08);
        Assert.True(PairedPower.Of(images, difference, discordance) >= 0.8);
        Assert.InRange(PairedPower.Of((long)(images * 0.95), difference, discordance), 0.7, 0.8);
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(0.2, 0.1)]
    [InlineData(0.2, 1.1)]
    public void Impossible_numbers_are_refused(double difference, double discordance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedPower.Images(difference, discordance));

    private static double ExactP(int a, int b)
    {
        var (sum, term) = (0.0, Math.Pow(0.5, a + b));
        for (var i = 0; i <= Math.Min(a, b); i++)
        {
            sum += term;
            term *= (double)(a + b - i) / (i + 1);
        }

        return Math.Min(1, 2 * sum);
    }
}

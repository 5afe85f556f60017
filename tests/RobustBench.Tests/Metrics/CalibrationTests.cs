using RobustBench.Metrics;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class CalibrationTests
{
    [Fact]
    public void The_error_is_the_weighted_gap_between_confidence_and_accuracy()
    {
        // (0.6, 0.667]: accuracy 1/2, confidence 0.63; (0.867, 0.933]: 1 and 0.9. So 2/3 · 0.13 + 1/3 · 0.1.
        Assert.Equal(2 / 3.0 * 0.13 + 1 / 3.0 * 0.1, Error((0.62f, true), (0.64f, false), (0.9f, true)), 1e-6);
    }

    [Fact]
    public void Right_and_wrong_answers_in_different_bins_do_not_make_up_for_each_other()
    {
        Assert.Equal(0.0, Error((0.5f, true), (0.5f, false)), 1e-6);
        Assert.Equal(0.55, Error((0.45f, true), (0.55f, false)), 1e-6);
    }

    [Theory]
    [InlineData(1, 0.01f)]
    [InlineData(3, 0.19f)]
    [InlineData(6, 0.39f)]
    [InlineData(15, 0.99f)]
    public void An_upper_edge_belongs_to_its_bin(int bin, float inside)
    {
        // In one bin a right and a wrong answer cancel to |1 − (edge + inside)| / 2; in two bins they can't.
        var edge = (float)(bin / 15.0);

        Assert.Equal(Math.Abs(1 - (edge + inside)) / 2, Error((edge, true), (inside, false)), 1e-6);
    }

    [Theory]
    [InlineData(1, 0.08f)]
    [InlineData(9, 0.62f)]
    public void An_edge_does_not_belong_to_the_bin_above(int bin, float above)
    {
        var edge = (float)(bin / 15.0);

        Assert.Equal((1 - edge + above) / 2, Error((edge, true), (above, false)), 1e-6);
    }

    [Fact]
    public void Confidence_0_counts_to_the_first_bin() => Assert.Equal(Math.Abs(1 - 0.05) / 2, Error((0f, true), (0.05f, false)), 1e-6);

    [Fact]
    public void Certain_and_right_is_calibrated() => Assert.Equal(0.0, Error((1f, true), (1f, true)));

    [Fact]
    public void Certain_and_wrong_is_the_worst() => Assert.Equal(1.0, Error((1f, false), (1f, false)));

    [Fact]
    public void Nothing_is_known_without_trials() => Assert.Equal(double.NaN, Error());

    [Fact]
    public void Nothing_is_known_where_a_trial_has_no_confidence() => Assert.Equal(double.NaN, Error((0.5f, true), (float.NaN, true)));

    private static double Error(params (float Confidence, bool Correct)[] trials) =>
        Calibration.ExpectedCalibrationError(trials.Select(trial => Sample.Trial("i", trial.Correct, trial.Confidence)));
}

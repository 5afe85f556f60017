using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class ShapeBiasTests
{
    private static readonly string[] Columns = ["shape", "texture"];

    [Fact]
    public void A_trial_belongs_to_the_category_of_its_shape_and_is_decided_for_shape_texture_or_neither()
    {
        var bias = Of(
            ("cat", "clock", "cat"), ("cat", "clock", "clock"), ("cat", "dog", "cat"), ("cat", "dog", "clock"),
            ("dog", "cat", "cat"));

        Assert.Equal(
            [new("cat", new(Shape: 2, Texture: 1, Other: 1)), new("dog", new(Shape: 0, Texture: 1, Other: 0)), new("all", new(Shape: 2, Texture: 2, Other: 1))],
            bias!.Rows);
    }

    [Theory]
    [InlineData("cat", "cat")]
    [InlineData("", "cat")]
    [InlineData("cat", "")]
    [InlineData("", "")]
    public void A_trial_counts_only_if_it_has_a_shape_and_a_texture_and_they_differ(string shape, string texture)
    {
        Assert.Null(Of((shape, texture, "cat")));
        Assert.Equal(new CueDecisions(1, 0, 0), Of((shape, texture, "cat"), ("cat", "dog", "cat"))!.All);
    }

    [Fact]
    public void The_bias_of_all_is_that_of_all_trials_and_no_mean_of_categories()
    {
        var bias = Of(("cat", "dog", "cat"), ("dog", "cat", "dog"), ("dog", "cat", "cat"), ("dog", "cat", "cat"), ("dog", "cat", "cat"));

        Assert.Equal([1, 0.25, 0.4], bias!.Rows.Select(row => row.Decisions.Bias));
    }

    [Fact]
    public void The_interval_is_that_of_the_decided_trials_alone()
    {
        // Wilson's interval of 3 in 4; the 96 others say nothing about the cue.
        var interval = new CueDecisions(Shape: 3, Texture: 1, Other: 96).BiasInterval!.Value;

        Assert.Equal(0.300641842582401877, interval.Low, 1e-12);
        Assert.Equal(0.954412739190299441, interval.High, 1e-12);
    }

    [Fact]
    public void Without_a_decision_for_either_cue_there_is_no_bias()
    {
        var decisions = Of(("cat", "dog", "clock"))!.All;

        Assert.Null(decisions.Bias);
        Assert.Null(decisions.BiasInterval);
        Assert.Equal(0.0, decisions.DecidedShare);
    }

    [Fact]
    public void Categories_stand_in_ordinal_order_and_all_is_last() => Assert.Equal(
        ["Zebra", "bear", "zoo", "all"],
        Of(("zoo", "cat", "cat"), ("bear", "cat", "cat"), ("Zebra", "cat", "cat"))!.Rows.Select(row => row.Category));

    [Fact]
    public void The_columns_may_stand_anywhere_among_others()
    {
        var trial = Trial("cat", "clock", "dog", "cat");

        Assert.Equal(new CueDecisions(0, 1, 0), ShapeBias.Of([trial], ["x", "shape", "texture"])!.All);
        Assert.Equal(new CueDecisions(1, 0, 0), ShapeBias.Of([trial], ["x", "texture", "shape"])!.All);
    }

    [Theory]
    [InlineData("shape", "x")]
    [InlineData("x", "texture")]
    public void Without_both_columns_there_is_none(params string[] columns) => Assert.Null(ShapeBias.Of([Trial("cat", "cat", "dog")], columns));

    private static ShapeBias? Of(params (string Shape, string Texture, string Answer)[] trials) =>
        ShapeBias.Of(trials.Select(trial => Trial(trial.Answer, trial.Shape, trial.Texture)), Columns);

    private static Trial Trial(string answer, params string[] further) => new()
    {
        Image = "i",
        Label = "cat",
        Prediction = answer,
        Correct = answer == "cat",
        Confidence = 0.5f,
        Top5 = [],
        Further = further,
    };
}

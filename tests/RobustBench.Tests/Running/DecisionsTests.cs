using RobustBench.Data;
using RobustBench.Running;

namespace RobustBench.Tests.Running;

public sealed class DecisionsTests
{
    [Fact]
    public void The_largest_logit_decides_and_five_are_kept_the_best_first() => Assert.Equal(
        ["4", "2", "6", "0", "1"], new Decisions(null, map: null).Decide([2, 1, 5, 0, 7, -1, 3], new ImageRecord("k", 4)).Top5);

    [Fact]
    public void On_a_tie_the_lowest_index_comes_first() => Assert.Equal(
        ["1", "3", "5", "0", "2"], new Decisions(null, map: null).Decide([0, 1, 0, 1, 0, 1, 0], new ImageRecord("k", 3)).Top5);

    [Fact]
    public void The_same_logit_everywhere_decides_for_the_first_class() => Assert.Equal(
        ["0", "1", "2", "3", "4"], new Decisions(null, map: null).Decide(new float[10], new ImageRecord("k", 3)).Top5);

    [Fact]
    public void Fewer_than_five_classes_are_all_kept() => Assert.Equal(
        ["1", "0"], new Decisions(null, map: null).Decide([0, 1], new ImageRecord("k", 0)).Top5);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(12, false)]
    public void The_label_says_whether_the_decision_is_right(int label, bool correct) => Assert.Equal(
        correct, new Decisions(null, map: null).Decide([3, 2, 1], new ImageRecord("k", label)).Correct);

    [Fact]
    public void Confidence_is_the_softmax_probability()
    {
        // e² / (e⁰ + e¹ + e²)
        var trial = new Decisions(null, map: null).Decide([0, 1, 2], new ImageRecord("k", 0));

        Assert.Equal(0.66524096f, trial.Confidence, 1e-7f);
    }

    [Theory]
    [InlineData(1e30f, 0f)]
    [InlineData(float.MaxValue, float.MinValue)]
    [InlineData(-1e30f, float.MinValue)]
    public void Large_logits_do_not_overflow(float larger, float smaller) => Assert.Equal(
        1f, new Decisions(null, map: null).Decide([larger, smaller], new ImageRecord("k", 0)).Confidence);

    [Fact]
    public void Names_stand_for_indices_where_there_are_names()
    {
        var trial = new Decisions(["cat", "dog"], map: null).Decide([0, 3, 1], new ImageRecord("k", 2) { Further = ["x"] });

        Assert.Equal(("k", "2", "dog"), (trial.Image, trial.Label, trial.Prediction));
        Assert.Equal(["dog", "2", "cat"], trial.Top5);
        Assert.Equal(["x"], trial.Further);
    }
}

using RobustBench.Conditions.Attacking;
using RobustBench.Data.Labels;
using RobustBench.Models;
using RobustBench.Running;
using static TorchSharp.torch;

namespace RobustBench.Tests.Conditions.Attacks;

public sealed class AnswerLogitsTests
{
    private static readonly Category[] Categories = [new("a", [0, 3, 4]), new("b", [2]), new("c", [1, 5])];

    static AnswerLogitsTests() => TorchNative.EnsureLoaded();

    [Theory]
    [InlineData(Aggregate.Mean)]
    [InlineData(Aggregate.Max)]
    [InlineData(Aggregate.Sum)]
    public void Their_softmax_is_the_share_of_scores_that_confidences_are(Aggregate aggregate)
    {
        var map = new LabelMap("map", Categories, aggregate);
        float[] logits = [0.3f, -1.2f, 2.5f, 1.9f, 0.1f, 2.2f];
        using var scope = NewDisposeScope();
        var shares = Tensors.Floats(AnswerLogits.Of(tensor(logits, [1, 6]), map).softmax(1));
        var scores = map.Scores(logits);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(scores[i] / scores.Sum(), shares[i], 1e-6));
    }

    [Fact]
    public void Without_a_map_they_are_the_logits()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1f, 2f], Tensors.Floats(AnswerLogits.Of(tensor(new[] { 1f, 2f }, [1, 2]), null)));
    }

    [Fact]
    public void An_attack_raises_the_loss_of_the_category_and_not_of_a_class()
    {
        // Classes 0 and 1 are one category: to take light from 0 and give it to 1 would be no gain.
        var map = new LabelMap("map", [new("a", [0, 1]), new("b", [2])], Aggregate.Sum);
        using var network = new LinearNetwork([[1, 0, 0], [1, 0, 0], [0, 1, 0]], 1);
        var attacked = GivenAttack.Run("fgsm", "epsilon=0.1", network, [[0.5f, 0.5f, 0.5f]], [0], map: map).Images[0];
        Given.AssertClose(new[] { 0.4f, 0.6f, 0.5f }, attacked);
    }
}

using RobustBench.Data.Labels;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacking;

/// <summary>
/// The logits of the answers that decisions choose from: of the classes, or of the categories of a label map. The softmax
/// over a map's logits are the shares that its confidences are: the log of the mean, sum or maximum of the probabilities of
/// the category's classes, up to a term that all share.
/// </summary>
internal static class AnswerLogits
{
    /// <summary>From N×K logits of classes to N×A of answers, with gradients; the caller owns the result.</summary>
    public static Tensor Of(Tensor logits, LabelMap? map)
    {
        if (map is null) return logits.alias();
        using var scope = NewDisposeScope();
        return stack([.. map.Categories.Select(category => Of(logits, category.Classes, map.Aggregate))], 1).MoveToOuterDisposeScope();
    }

    private static Tensor Of(Tensor logits, IReadOnlyList<int> classes, Aggregate aggregate)
    {
        var own = logits.index_select(1, tensor([.. classes.Select(index => (long)index)], device: logits.device));
        using Scalar count = Math.Log(classes.Count);
        return aggregate switch
        {
            Aggregate.Max => own.amax([1]),
            Aggregate.Mean => own.logsumexp(1).sub(count),
            _ => own.logsumexp(1),
        };
    }
}

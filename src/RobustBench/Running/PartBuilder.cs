using RobustBench.Plans;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>Collects the trials of one part of one model until it is whole; batches may come in any order, from several threads.</summary>
internal sealed class PartBuilder(PlannedPart part, PartHeader header, PictureBlock block)
{
    private readonly Trial[] _trials = new Trial[block.Pictures.Count];
    private readonly Decisions _decisions = new(block.Dataset.Names, block.Dataset.Map);
    private volatile string? _failure;
    private int _added;

    public PlannedPart Part => part;

    /// <summary>Why the part can't be finished; null while it can.</summary>
    public string? Failure => _failure;

    /// <summary>Adds the decisions about a batch.</summary>
    /// <param name="logits">N×K, image by image; anything once the part has failed.</param>
    /// <param name="first">The position of the first image in the block.</param>
    /// <param name="count">The number of images.</param>
    /// <returns>Whether the part is whole now, which is true once.</returns>
    public bool Add(ReadOnlySpan<float> logits, int first, int count)
    {
        var classes = logits.Length / Math.Max(count, 1);
        for (var i = 0; i < count && _failure is null; i++)
        {
            var own = logits.Slice(i * classes, classes);
            var image = block.Records[first + i];
            if (AllFinite(own)) _trials[first + i] = _decisions.Decide(own, image);
            else Fail($"the network's logits for image {OneLine.Of(image.Key)} are not finite numbers: check its weights and preprocessing");
        }

        return Interlocked.Add(ref _added, count) == _trials.Length;
    }

    /// <summary>Gives the part up; the first reason stands.</summary>
    public void Fail(string reason) => _failure ??= reason;

    /// <summary>The finished part.</summary>
    public TrialPart Finish() => new()
    {
        Header = header with { Failed = block.Failed },
        Columns = block.Dataset.Images.Columns,
        Trials = _trials,
    };

    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value)) return false;
        }

        return true;
    }
}

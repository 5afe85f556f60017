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

    /// <summary>The images of the part.</summary>
    public PictureBlock Block => block;

    /// <summary>Why the part can't be finished; null while it can.</summary>
    public string? Failure => _failure;

    /// <summary>Gives the part up; the first reason stands.</summary>
    public void Fail(string reason) => _failure ??= reason;

    /// <summary>The decisions about a batch; null, and the part has failed, where logits are no numbers.</summary>
    /// <param name="logits">N×K, image by image.</param>
    /// <param name="first">The position of the first image in the block.</param>
    /// <param name="count">The number of images.</param>
    public Trial[]? Decide(ReadOnlySpan<float> logits, int first, int count)
    {
        var (classes, trials) = (logits.Length / Math.Max(count, 1), new Trial[count]);
        for (var i = 0; i < count; i++)
        {
            var own = logits.Slice(i * classes, classes);
            var image = block.Records[first + i];
            if (!AllFinite(own))
            {
                Fail($"the network's logits for image {OneLine.Of(image.Key)} are not finite numbers: check its weights and preprocessing");
                return null;
            }

            trials[i] = _decisions.Decide(own, image);
        }

        return trials;
    }

    /// <summary>Adds the trials of a batch.</summary>
    /// <param name="trials">The trials; null once the part has failed.</param>
    /// <param name="first">The position of the first image in the block.</param>
    /// <param name="count">The number of images.</param>
    /// <returns>Whether the part is whole now, which is true once.</returns>
    public bool Add(Trial[]? trials, int first, int count)
    {
        if (trials is null && _failure is null) throw new InvalidOperationException("A batch without trials was added to a part that has not failed.");
        trials?.CopyTo(_trials, first);
        return Interlocked.Add(ref _added, count) == _trials.Length;
    }

    /// <summary>The finished part.</summary>
    public TrialPart Finish() => new()
    {
        Header = header with { Failed = block.Failed },
        Columns = part.Attacked is null ? block.Dataset.Images.Columns : [.. block.Dataset.Images.Columns, .. AttackColumns.All],
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

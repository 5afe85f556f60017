using RobustBench.Plans;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>Collects the trials of one part of one model until it is whole.</summary>
internal sealed class PartBuilder(PlannedPart part)
{
    private readonly List<Trial> _trials = new(part.Count);

    public PlannedPart Part => part;

    /// <summary>Why the part can't be finished; null while it can.</summary>
    public string? Failure { get; private set; }

    /// <summary>Right decisions so far.</summary>
    public int Correct { get; private set; }

    /// <summary>Adds the decisions about a batch.</summary>
    /// <param name="logits">N×K, image by image.</param>
    /// <param name="batch">The stimuli that they are of.</param>
    public void Add(ReadOnlySpan<float> logits, StimulusBatch batch)
    {
        if (Failure is not null) return;
        var names = batch.Block.Dataset.Images.ClassNames;
        var classes = logits.Length / Math.Max(batch.Count, 1);
        for (var i = 0; i < batch.Count; i++)
        {
            var own = logits.Slice(i * classes, classes);
            var image = batch.Block.Records[batch.First + i];
            if (!AllFinite(own))
            {
                Failure = $"the network's logits for image {image.Key} are not finite numbers: check its weights and preprocessing";
                return;
            }

            var trial = Decisions.Decide(own, image, names);
            if (trial.Correct) Correct++;
            _trials.Add(trial);
        }
    }

    /// <summary>The finished part.</summary>
    public TrialPart Finish(PartHeader header, PictureBlock block) => new()
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

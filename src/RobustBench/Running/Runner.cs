using RobustBench.Plans;
using RobustBench.Trials;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>
/// Shows the stimuli of the missing parts to their networks and writes each part as soon as it is whole. It runs on one
/// thread, which owns every tensor; stimuli are made ahead of it by <see cref="StimulusFeed"/>.
/// </summary>
internal sealed class Runner(FinishedParts finished, NetworkSet networks, Device device, RunClock clock, Action<RunEvent> report)
{
    private Dictionary<CellPosition, int> _left = [];

    /// <summary>Runs <paramref name="parts"/>, which are in the order of the plan.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; finished parts are kept.</exception>
    public void Run(IReadOnlyList<PlannedPart> parts, StimulusFeed feed)
    {
        _left = parts.CountBy(part => part.Position).ToDictionary();
        var waiting = parts.ToLookup(part => (part.Dataset.Key, part.Index, part.Condition.Condition.Key));
        var builders = new List<PartBuilder>();
        foreach (var batch in feed.Batches())
        {
            var key = (batch.Block.Dataset.Entry.Key, batch.Block.Index, batch.Condition.Condition.Key);
            if (batch.First == 0) builders = [.. waiting[key].Select(part => new PartBuilder(part))];
            Show(batch, builders);
            feed.Return(batch);
            if (!batch.Last) continue;
            foreach (var builder in builders) Write(builder, batch.Block);
        }
    }

    private void Show(StimulusBatch batch, List<PartBuilder> builders)
    {
        if (batch.Count == 0) return;
        using var mode = inference_mode();
        using var stimuli = clock.Forward.Time(() => Tensors.FromStimuli(
            batch.Pixels.AsSpan(0, batch.Count * 3 * batch.Height * batch.Width), batch.Count, batch.Height, batch.Width, device));
        foreach (var builder in builders.Where(builder => builder.Failure is null))
        {
            var logits = clock.Forward.Time(() => Tensors.Logits(networks[builder.Part.Model], stimuli));
            builder.Add(logits, batch);
            report(new BatchDone(batch.Count));
        }
    }

    private void Write(PartBuilder builder, PictureBlock block)
    {
        var part = builder.Part;
        var (model, dataset, condition) = (part.Model.Key, part.Dataset.Key, part.Condition.Condition.Key);
        if (builder.Failure is { } reason)
        {
            report(new CellFailed(model, dataset, condition, reason));
            return;
        }

        var finishedPart = builder.Finish(finished.Header(part), block);
        clock.Writing.Time(() => TrialFile.Write(finished.PathOf(part), finishedPart));
        var endsCell = --_left[part.Position] == 0;
        report(new PartDone(model, dataset, condition, part.Index, finishedPart.Trials.Count, builder.Correct, endsCell));
    }
}

using System.Collections.Concurrent;
using RobustBench.Plans;
using RobustBench.Suites;
using RobustBench.Trials;
using static TorchSharp.torch;
using ExternalException = System.Runtime.InteropServices.ExternalException;

namespace RobustBench.Running;

/// <summary>
/// Shows the stimuli of the missing parts to their networks and writes each part as soon as it is whole. Stimuli are made
/// ahead of it by <see cref="StimulusFeed"/>; every pass of a batch through a network runs on one of <see cref="ForwardWorkers"/>.
/// </summary>
internal sealed class Runner(FinishedParts finished, NetworkSet networks, Device device, RunClock clock, Action<RunEvent> report)
{
    private readonly ConcurrentDictionary<CellPosition, int> _left = new();

    /// <summary>Runs <paramref name="parts"/>, which are in the order of the plan.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted; finished parts are kept.</exception>
    public void Run(IReadOnlyList<PlannedPart> parts, StimulusFeed feed, int threads, CancellationToken cancel)
    {
        foreach (var (position, count) in parts.CountBy(part => part.Position)) _left[position] = count;
        // One batch more than there are threads: a thread that ends a batch finds the next one ready.
        using var room = new SemaphoreSlim(threads + 1);
        var shared = new List<SharedBatch>();
        try
        {
            Run(parts, feed, new ForwardWorkers(threads, cancel), room, shared);
        }
        finally
        {
            foreach (var batch in shared) batch.Dispose();
        }
    }

    private void Run(IReadOnlyList<PlannedPart> parts, StimulusFeed feed, ForwardWorkers workers, SemaphoreSlim room, List<SharedBatch> shared)
    {
        using var owned = workers;
        try
        {
            Dispatch(parts, feed, workers, room, shared);
        }
        catch (OperationCanceledException) when (workers.Stopped.IsCancellationRequested)
        {
            // Finish tells why: an interruption, or what a pass has thrown.
        }

        workers.Finish();
    }

    private void Dispatch(IReadOnlyList<PlannedPart> parts, StimulusFeed feed, ForwardWorkers workers, SemaphoreSlim room, List<SharedBatch> shared)
    {
        var waiting = parts.ToLookup(part => (part.Dataset.Key, part.First, part.Condition.Condition.Key));
        var attacks = new AttackPass(networks, clock, workers.Stopped);
        List<PartBuilder> builders = [];
        foreach (var batch in feed.Batches())
        {
            if (batch.First == 0) builders = [.. batch.Conditions.SelectMany(Waiting).Select(part => new PartBuilder(part, finished.Header(part), batch.Block))];
            // An attack serves all parts of the network that it attacks; else every part has a pass of its own.
            var passes = builders.GroupBy(builder => builder.Part.Attacked?.Key ?? builder.Part.Model.Key).Select(group => group.ToList()).ToList();
            room.Wait(workers.Stopped);
            var pixels = batch.Pixels.AsSpan(0, batch.Count * 3 * batch.Height * batch.Width);
            var stimuli = new SharedBatch(
                Tensors.FromStimuli(pixels, batch.Count, batch.Height, batch.Width, device), passes.Count, room);
            feed.Return(batch);
            shared.RemoveAll(old => old.Released);
            shared.Add(stimuli);
            foreach (var own in passes)
            {
                if (own[0].Part.Attacked is null) workers.Add(() => Show(stimuli, own[0], batch.First, batch.Count));
                else workers.Add(() => Attack(attacks, stimuli, batch, own));
            }

            IEnumerable<PlannedPart> Waiting(ConditionEntry condition) => waiting[(batch.Block.Dataset.Entry.Key, batch.Block.First, condition.Condition.Key)];
        }
    }

    private void Show(SharedBatch batch, PartBuilder builder, int first, int count)
    {
        var logits = count == 0 || builder.Failure is not null ? [] : Forward(batch, builder);
        batch.Release();
        Add(builder, builder.Failure is null ? builder.Decide(logits, first, count) : null, first, count);
    }

    private void Attack(AttackPass attacks, SharedBatch stimuli, StimulusBatch batch, List<PartBuilder> builders)
    {
        var open = builders.Where(builder => builder.Failure is null).ToList();
        var results = open.Count == 0 ? [] : attacks.Run(stimuli.Stimuli, batch, open);
        stimuli.Release();
        foreach (var builder in builders)
            Add(builder, results.FirstOrDefault(result => result.Builder == builder)?.Trials, batch.First, batch.Count);
    }

    private void Add(PartBuilder builder, Trial[]? trials, int first, int count)
    {
        var whole = builder.Add(trials, first, count);
        report(new BatchDone(count * builder.Part.Condition.Condition.MostPasses));
        if (whole) Write(builder);
    }

    /// <summary>An error of the runtime, such as a lack of memory for one large network, fails its cell and leaves the others.</summary>
    private float[] Forward(SharedBatch batch, PartBuilder builder)
    {
        var network = networks[builder.Part.Model];
        try
        {
            return clock.Forward.Time(() => Tensors.Logits(network, batch.Stimuli));
        }
        catch (ExternalException error)
        {
            builder.Fail($"{network.Runtime}: {error.Message.Split('\n')[0]}");
            return [];
        }
    }

    private void Write(PartBuilder builder)
    {
        var part = builder.Part;
        var (model, dataset, condition) = (part.Model.Key, part.Dataset.Key, part.Condition.Condition.Key);
        var endsCell = _left.AddOrUpdate(part.Position, 0, (_, left) => left - 1) == 0;
        if (builder.Failure is { } reason)
        {
            report(new CellFailed(model, dataset, condition, reason));
            return;
        }

        var whole = builder.Finish();
        clock.Writing.Time(() => TrialFile.Write(finished.PathOf(part), whole));
        report(new PartDone(model, dataset, condition, part.Index, whole.Trials.Count, whole.Trials.Count(trial => trial.Correct), endsCell));
    }
}

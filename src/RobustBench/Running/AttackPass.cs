using System.Diagnostics;
using System.Runtime.InteropServices;
using RobustBench.Conditions.Attacking;
using RobustBench.Plans;
using RobustBench.Randomness;
using RobustBench.Suites;
using RobustBench.Trials;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>
/// Attacks one network with a batch of stimuli, under one condition or several that share their beginning, and judges what
/// came out by the way of every other stimulus: on the CPU to the data set's quantisation, then through the network that is
/// shown it to a trial. The attack's own opinion of its success counts for nothing.
/// </summary>
/// <remarks>
/// An image that a model decides wrongly as it is counts as wrong without an attack: its trial is that of the stimulus. So
/// accuracy under attack can't exceed the accuracy before, and no attack makes an image right.
/// </remarks>
internal sealed class AttackPass(NetworkSet networks, RunClock clock, CancellationToken cancel)
{
    /// <summary>Runs the attacks.</summary>
    /// <param name="stimuli">N×3×H×W on the device; unchanged.</param>
    /// <param name="batch">What the stimuli are.</param>
    /// <param name="builders">The parts to be served, all of one attacked network. A part that can't be is given up.</param>
    /// <returns>What became of the batch, for each part.</returns>
    public IReadOnlyList<AttackResult> Run(Tensor stimuli, StimulusBatch batch, IReadOnlyList<PartBuilder> builders)
    {
        if (batch.Count == 0) return [.. builders.Select(builder => new AttackResult(builder, [], [], null))];
        var pixels = Tensors.Floats(stimuli);
        var before = new Dictionary<string, Trial[]?>();
        foreach (var model in builders.GroupBy(builder => builder.Part.Model.Key))
        {
            var judged = model.First();
            before.Add(model.Key, Judge(stimuli, batch, judged));
            if (judged.Failure is not { } reason) continue;
            foreach (var builder in model) builder.Fail(reason);
        }

        // Without decisions before the attack there is nothing to attack; its parts have failed.
        var (first, source) = (builders[0], builders[0].Part.Source);
        if (source is null && before[first.Part.Model.Key] is null) return [.. builders.Select(builder => new AttackResult(builder, null, null, null))];
        var goals = Goals(batch, first.Part, source is null ? before[first.Part.Model.Key] : null);
        using var attacked = goals.Tried.Count == 0 ? null : Open(stimuli, batch, first.Part, goals);
        var results = new List<AttackResult>();
        foreach (var (position, condition) in batch.Conditions.Index())
        {
            var own = builders.Where(builder => builder.Part.Condition == condition).ToList();
            if (own.Count == 0) continue;
            var images = Attack(attacked, condition.Condition.Attack!, batch, batch.Noise[position], new AttackedImages(pixels, goals), own);
            using var shown = images is null ? null : Tensors.FromStimuli(images.Pixels, batch.Count, batch.Height, batch.Width, networks[first.Part.Attacked!].Device);
            foreach (var builder in own)
            {
                var seen = before[builder.Part.Model.Key];
                results.Add(new AttackResult(builder, shown is null ? null : Trials(shown, batch, builder, seen, images!), seen, images));
            }
        }

        return results;
    }

    /// <summary>
    /// What the attack is after, and which images it is tried on: those that are right as they are, and not of the target's
    /// class. Of a transfer, which has no decisions of its own, it is not for one model to say which are right.
    /// </summary>
    private AttackGoals Goals(StimulusBatch batch, PlannedPart part, Trial[]? before)
    {
        var target = part.Condition.Condition.Attack!.Target is { } text ? new AttackTarget(text, batch.Block.Dataset) : null;
        var classes = networks[part.Attacked!].Classes;
        var records = batch.Block.Records.Skip(batch.First).Take(batch.Count).ToList();
        int[] goals = [.. records.Select(record => target?.Of(record, classes) ?? record.Label)];
        return new AttackGoals(goals, target is not null, [.. Enumerable.Range(0, batch.Count)
            .Where(image => before?[image].Correct ?? true)
            .Where(image => target is null || goals[image] != records[image].Label)]);
    }

    private AttackBatch Open(Tensor stimuli, StimulusBatch batch, PlannedPart part, AttackGoals goals)
    {
        using var mode = inference_mode(false);
        using var scope = NewDisposeScope();
        var images = stimuli.index_select(0, tensor(goals.Tried.ToArray(), device: stimuli.device));
        var together = BatchSizes.Together(batch.Height, batch.Width, stimuli.device_type == DeviceType.CUDA);
        return new AttackBatch(networks[part.Attacked!], batch.Block.Dataset.Map, images, goals.OfTried, goals.Targeted, together, cancel);
    }

    private AttackedImages? Attack(
        AttackBatch? attacked, AttackStep attack, StimulusBatch batch, NoiseSource[] noise, AttackedImages images, List<PartBuilder> builders)
    {
        if (attacked is null) return images;
        try
        {
            // Every model has the same numbers, whichever comes first.
            var attempt = new Attempt(attacked, [.. images.Goals.Tried.Select(image => noise[image].Fork())]);
            var began = Stopwatch.GetTimestamp();
            using var found = clock.Forward.Time(() => attack.Family.Run(attempt, attack.Settings));
            foreach (var builder in builders) clock.AddAttack(builder.Part, Stopwatch.GetElapsedTime(began) / builders.Count);
            images.Put(Tensors.Floats(found), batch.Block.Dataset.Entry.Stimulus.Quantise, attack.Family.IsBounded, attempt.Ledger);
            return images;
        }
        catch (ExternalException error)
        {
            foreach (var builder in builders) builder.Fail(Reason(builder.Part.Attacked!, error));
            return null;
        }
    }

    private Trial[]? Trials(Tensor shown, StimulusBatch batch, PartBuilder builder, Trial[]? before, AttackedImages images)
    {
        if (before is null || Judge(shown, batch, builder) is not { } after) return null;
        var (trials, goals) = (new Trial[after.Length], images.Goals);
        for (var i = 0; i < trials.Length; i++)
        {
            var untouched = !before[i].Correct;
            var target = goals.Targeted ? batch.Block.Dataset.NameOf(goals.Goals[i]) : "";
            var success = !untouched && images.WasTried(i) && (goals.Targeted ? after[i].Prediction == target : !after[i].Correct);
            trials[i] = (untouched ? before[i] : after[i]) with
            {
                Further = [.. before[i].Further, before[i].Prediction, target, success ? AttackColumns.True : AttackColumns.False, .. images.Texts(i, untouched)],
            };
        }

        return trials;
    }

    /// <summary>The decisions of a part's model about a batch; null, and the part has failed, where it can't decide.</summary>
    private Trial[]? Judge(Tensor stimuli, StimulusBatch batch, PartBuilder builder)
    {
        var network = networks[builder.Part.Model];
        try
        {
            return builder.Decide(clock.Forward.Time(() => Tensors.Logits(network, stimuli)), batch.First, batch.Count);
        }
        catch (ExternalException error)
        {
            builder.Fail(Reason(builder.Part.Model, error));
            return null;
        }
    }

    private string Reason(ModelEntry model, ExternalException error) => $"{networks[model].Runtime}: {error}";
}

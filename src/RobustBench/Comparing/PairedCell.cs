using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Comparing;

/// <summary>The trials of two models on one data set under one condition, image by image.</summary>
internal sealed class PairedCell
{
    private PairedCell(TrialCell baseline, TrialCell candidate, IReadOnlyList<PairedTrial> trials, int onlyBaseline, int onlyCandidate) =>
        (Baseline, Candidate, Trials, OnlyBaseline, OnlyCandidate) = (baseline, candidate, trials, onlyBaseline, onlyCandidate);

    /// <summary>The baseline's cell.</summary>
    public TrialCell Baseline { get; }

    /// <summary>The candidate's cell.</summary>
    public TrialCell Candidate { get; }

    /// <summary>The images that both were shown, in the baseline's order.</summary>
    public IReadOnlyList<PairedTrial> Trials { get; }

    /// <summary>The images that the baseline alone was shown.</summary>
    public int OnlyBaseline { get; }

    /// <summary>The images that the candidate alone was shown.</summary>
    public int OnlyCandidate { get; }

    /// <summary>What the cell is called in messages.</summary>
    public string Name => $"{(Baseline.Model == Candidate.Model ? Baseline.Model : $"{Candidate.Model} against {Baseline.Model}")} · {Baseline.Dataset} · {Baseline.Condition}";

    /// <summary>How the two fared, the baseline first.</summary>
    public static PairedAnswers Answers(IReadOnlyCollection<PairedTrial> trials)
    {
        var (both, negative, positive) = (0, 0, 0);
        foreach (var trial in trials)
        {
            both += trial.Baseline.Correct && trial.Candidate.Correct ? 1 : 0;
            negative += trial.IsNegativeFlip ? 1 : 0;
            positive += trial.IsPositiveFlip ? 1 : 0;
        }

        return new PairedAnswers(both, negative, positive, trials.Count - both - negative - positive);
    }

    /// <summary>Reads the trials of two cells.</summary>
    /// <exception cref="InputException">A part is damaged, an image stands in a cell twice, or its labels differ.</exception>
    public static PairedCell Read(TrialCell baseline, TrialCell candidate)
    {
        var (first, second) = (ByImage(baseline), ByImage(candidate));
        var columns = Columns(baseline, candidate);
        var trials = new List<PairedTrial>(first.Count);
        foreach (var (image, old) in first)
        {
            if (!second.TryGetValue(image, out var now)) continue;
            if (old.Label != now.Label)
                throw new InputException($"{Place(baseline)}: image '{image}' is labelled '{old.Label}' there and '{now.Label}' of `{candidate.Model}`: the two were scored on other labels");
            trials.Add(new PairedTrial(old, now, [.. columns.Select(column => $"{column.Name}={(column.Old >= 0 ? old.Further[column.Old] : now.Further[column.New])}")]));
        }

        return new PairedCell(baseline, candidate, trials, first.Count - trials.Count, second.Count - trials.Count);
    }

    /// <summary>The further columns of the images, which those of attacks are not.</summary>
    private static List<(string Name, int Old, int New)> Columns(TrialCell baseline, TrialCell candidate)
    {
        var (old, now) = (baseline.Columns.ToList(), candidate.Columns.ToList());
        var ofAttack = AttackColumns.AreIn(old) || AttackColumns.AreIn(now);
        return [.. old.Union(now).Where(name => !ofAttack || !AttackColumns.All.Contains(name)).Select(name => (name, old.IndexOf(name), now.IndexOf(name)))];
    }

    private static Dictionary<string, Trial> ByImage(TrialCell cell)
    {
        var trials = new Dictionary<string, Trial>(StringComparer.Ordinal);
        foreach (var trial in cell.ReadTrials())
        {
            if (!trials.TryAdd(trial.Image, trial))
                throw new InputException($"{Place(cell)}: image '{trial.Image}' stands there twice, so that its trials can't be paired; of observers that pool others compare one of these");
        }

        return trials;
    }

    private static string Place(TrialCell cell) => $"{cell.Parts[0].Path}: `{cell.Model}` on `{cell.Dataset}` under `{cell.Condition}`";
}

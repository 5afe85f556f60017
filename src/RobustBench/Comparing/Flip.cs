namespace RobustBench.Comparing;

/// <summary>An image that the baseline was right about and the candidate is not, or the other way round.</summary>
/// <param name="Image">The image's key.</param>
/// <param name="Label">The right answer.</param>
/// <param name="Baseline">The baseline's decision.</param>
/// <param name="BaselineConfidence">Its confidence; null where it gave none.</param>
/// <param name="Candidate">The candidate's decision.</param>
/// <param name="CandidateConfidence">Its confidence; null where it gave none.</param>
public sealed record Flip(string Image, string Label, string Baseline, float? BaselineConfidence, string Candidate, float? CandidateConfidence)
{
    /// <summary>The surest flips of some trials: those whose candidate is most confident first, then by image.</summary>
    internal static IReadOnlyList<Flip> Surest(IEnumerable<PairedTrial> trials, int most) =>
    [
        .. trials.Select(trial => new Flip(
                trial.Image, trial.Label, trial.Baseline.Prediction, Known(trial.Baseline.Confidence), trial.Candidate.Prediction, Known(trial.Candidate.Confidence)))
            .OrderByDescending(flip => flip.CandidateConfidence ?? -1)
            .ThenBy(flip => flip.Image, StringComparer.Ordinal)
            .Take(most),
    ];

    private static float? Known(float confidence) => float.IsNaN(confidence) ? null : confidence;
}

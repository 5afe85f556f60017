using RobustBench.Metrics;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Comparing.Gates;

/// <summary><c>max_ece_increase</c>: the candidate's expected calibration error less the baseline's, with a bootstrap over images.</summary>
/// <remarks>Naeini et al. 2015; Guo et al. 2017 (<see cref="Calibration"/>).</remarks>
internal sealed class EceIncrease : Measure
{
    public override Interval Allowed(double limit) => UpTo(limit);

    public override (double Estimate, Interval Interval)? Of(IReadOnlyList<PairedTrial> trials, GateLimit limit)
    {
        if (trials.FirstOrDefault(trial => float.IsNaN(trial.Baseline.Confidence) || float.IsNaN(trial.Candidate.Confidence)) is { } without)
            throw new InputException(limit.Place.Say($"`{GateLimit.NameOf(limit.Measure)}` needs confidences, and image '{without.Image}' has none: leave the limit out, or name other conditions and data sets"));
        var (old, now) = (Gaps(trials.Select(trial => trial.Baseline)), Gaps(trials.Select(trial => trial.Candidate)));
        var increase = Error(now, Enumerable.Repeat(1, now.Length).ToArray()) - Error(old, Enumerable.Repeat(1, old.Length).ToArray());
        return (increase, ImageBootstrap.Of(trials.Count, "ece-increase", counts => Error(now, counts) - Error(old, counts))!.Value);
    }

    private static (int Bin, double Gap)[] Gaps(IEnumerable<Trial> trials) =>
        [.. trials.Select(trial => (Calibration.Bin(trial.Confidence), (trial.Correct ? 1 : 0) - (double)trial.Confidence))];

    private static double Error((int Bin, double Gap)[] trials, int[] counts)
    {
        Span<double> gaps = stackalloc double[Calibration.Bins];
        for (var image = 0; image < counts.Length; image++) gaps[trials[image].Bin] += counts[image] * trials[image].Gap;
        var error = 0.0;
        foreach (var gap in gaps) error += Math.Abs(gap);
        return error / trials.Length;
    }
}

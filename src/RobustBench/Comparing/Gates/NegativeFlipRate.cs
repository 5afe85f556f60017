using RobustBench.Metrics;
using RobustBench.Suites;

namespace RobustBench.Comparing.Gates;

/// <summary><c>max_negative_flip_rate</c>: the images that the baseline was right and the candidate is wrong about, over all images, with Wilson's interval.</summary>
/// <remarks>Yan et al. 2021, Positive-congruent training: towards regression-free model updates (CVPR), section 3.</remarks>
internal sealed class NegativeFlipRate : Measure
{
    public override Interval Allowed(double limit) => UpTo(limit);

    public override (double Estimate, Interval Interval)? Of(IReadOnlyList<PairedTrial> trials, GateLimit limit)
    {
        var flips = trials.Count(trial => trial.IsNegativeFlip);
        return ((double)flips / trials.Count, Wilson.Interval(flips, trials.Count));
    }
}

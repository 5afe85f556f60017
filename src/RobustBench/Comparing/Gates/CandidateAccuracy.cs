using RobustBench.Metrics;
using RobustBench.Suites;

namespace RobustBench.Comparing.Gates;

/// <summary><c>min_accuracy</c>: the candidate's accuracy, with Wilson's interval.</summary>
internal sealed class CandidateAccuracy : Measure
{
    public override Interval Allowed(double limit) => new(limit, double.PositiveInfinity);

    public override (double Estimate, Interval Interval)? Of(IReadOnlyList<PairedTrial> trials, GateLimit limit)
    {
        var correct = trials.Count(trial => trial.Candidate.Correct);
        return ((double)correct / trials.Count, Wilson.Interval(correct, trials.Count));
    }
}

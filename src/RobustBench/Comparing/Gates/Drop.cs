using RobustBench.Metrics;
using RobustBench.Suites;

namespace RobustBench.Comparing.Gates;

/// <summary><c>max_drop</c>: the baseline's accuracy less the candidate's, with Newcombe's interval for paired proportions.</summary>
internal sealed class Drop : Measure
{
    public override Interval Allowed(double limit) => UpTo(limit);

    public override (double Estimate, Interval Interval)? Of(IReadOnlyList<PairedTrial> trials, GateLimit limit)
    {
        var answers = PairedCell.Answers(trials);
        var rise = Newcombe.PairedDifference(answers);
        return (answers.First - answers.Second, new(-rise.High, -rise.Low));
    }
}

namespace RobustBench.Splitting;

/// <summary>The most frequently selected images of each class; of equally frequent ones chance decides.</summary>
internal sealed class TopImages : SplitStrategy
{
    public override IEnumerable<Candidate> Draw(IReadOnlyList<Candidate> shuffled, IReadOnlyList<Candidate> reference, int count) =>
        shuffled.OrderByDescending(candidate => candidate.Frequency).Take(count);
}

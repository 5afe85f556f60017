namespace RobustBench.Splitting;

/// <summary>Images of each class that at least a given share of people selected, at random.</summary>
/// <param name="least">The least selection frequency.</param>
internal sealed class Threshold(double least) : SplitStrategy
{
    /// <summary>That of ImageNetV2's Threshold0.7.</summary>
    public const double Published = 0.7;

    public override IEnumerable<Candidate> Draw(IReadOnlyList<Candidate> shuffled, IReadOnlyList<Candidate> reference, int count) =>
        shuffled.Where(candidate => candidate.Frequency >= least).Take(count);
}

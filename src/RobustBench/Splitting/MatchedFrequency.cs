namespace RobustBench.Splitting;

/// <summary>
/// Images of each class whose frequencies fall into the five bins [0, 0.2), …, [0.8, 1] as the original's of the class do, at
/// random within each bin. The shares become whole numbers by largest remainders; what a bin lacks comes from the next higher
/// bin that has some left, and where none has, from the next lower.
/// </summary>
internal sealed class MatchedFrequency : SplitStrategy
{
    /// <summary>The bins.</summary>
    public const int Bins = 5;

    public override bool NeedsReference => true;

    public override IEnumerable<Candidate> Draw(IReadOnlyList<Candidate> shuffled, IReadOnlyList<Candidate> reference, int count)
    {
        var bins = Enumerable.Range(0, Bins).Select(bin => new Queue<Candidate>(shuffled.Where(candidate => Bin(candidate.Frequency) == bin))).ToArray();
        foreach (var (bin, wanted) in Wanted(reference, count).Index())
        {
            for (var drawn = 0; drawn < wanted; drawn++)
            {
                var from = Enumerable.Range(bin, Bins - bin).Concat(Enumerable.Range(0, bin).Reverse()).FirstOrDefault(other => bins[other].Count > 0, -1);
                if (from < 0) yield break;
                yield return bins[from].Dequeue();
            }
        }
    }

    /// <summary>The bin of a frequency, from 0.</summary>
    public static int Bin(double frequency) => Math.Min((int)(frequency * Bins + 1e-9), Bins - 1);

    private static int[] Wanted(IReadOnlyList<Candidate> reference, int count)
    {
        var shares = Enumerable.Range(0, Bins).Select(bin => (double)count * reference.Count(image => Bin(image.Frequency) == bin) / reference.Count).ToArray();
        var wanted = Array.ConvertAll(shares, share => (int)share);
        foreach (var bin in Enumerable.Range(0, Bins).OrderByDescending(bin => shares[bin] - wanted[bin]).Take(count - wanted.Sum()).ToList()) wanted[bin]++;
        return wanted;
    }
}

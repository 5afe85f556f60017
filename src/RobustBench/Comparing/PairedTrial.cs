using RobustBench.Trials;

namespace RobustBench.Comparing;

/// <summary>What the two models made of the same image.</summary>
/// <param name="Baseline">The baseline's trial.</param>
/// <param name="Candidate">The candidate's.</param>
/// <param name="Groups">The groups that the image belongs to, as <c>column=value</c>.</param>
internal sealed record PairedTrial(Trial Baseline, Trial Candidate, IReadOnlyList<string> Groups)
{
    /// <summary>The image's key.</summary>
    public string Image => Baseline.Image;

    /// <summary>The right answer.</summary>
    public string Label => Baseline.Label;

    /// <summary>Whether the baseline was right and the candidate is wrong.</summary>
    public bool IsNegativeFlip => Baseline.Correct && !Candidate.Correct;

    /// <summary>Whether the baseline was wrong and the candidate is right.</summary>
    public bool IsPositiveFlip => !Baseline.Correct && Candidate.Correct;
}

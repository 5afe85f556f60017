using RobustBench.Metrics;

namespace RobustBench.Comparing;

/// <summary>How one class moved.</summary>
/// <param name="Label">The class.</param>
/// <param name="Answers">How the two fared on its images, the baseline first.</param>
/// <param name="P">The exact McNemar p value, not corrected for the number of classes.</param>
public sealed record ClassMovement(string Label, PairedAnswers Answers, double P)
{
    /// <summary>The candidate's accuracy less the baseline's.</summary>
    public double Difference => Answers.Second - Answers.First;

    /// <summary>Those of a cell, in ordinal order of the labels.</summary>
    internal static IReadOnlyList<ClassMovement> Of(IEnumerable<PairedTrial> trials) =>
    [
        .. trials.GroupBy(trial => trial.Label).OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => (label.Key, Answers: PairedCell.Answers([.. label])))
            .Select(label => new ClassMovement(label.Key, label.Answers, McNemar.P(label.Answers.OnlyFirst, label.Answers.OnlySecond))),
    ];
}

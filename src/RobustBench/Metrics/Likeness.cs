namespace RobustBench.Metrics;

/// <summary>How like people an observer decides: on one data set of model-vs-human, or on the mean over several.</summary>
/// <param name="AccuracyDifference">The squared difference of accuracies, in [0, 1], lower is more alike.</param>
/// <param name="ObservedConsistency">The share of trials on which both are right or both wrong, in [0, 1], higher is more alike.</param>
/// <param name="ErrorConsistency">Cohen's κ, in [−1, 1], higher is more alike; 1 where both agree on every trial.</param>
/// <param name="OodAccuracy">The accuracy over all trials of the conditions that count, in [0, 1], higher is better.</param>
public readonly record struct Likeness(double AccuracyDifference, double ObservedConsistency, double ErrorConsistency, double OodAccuracy)
{
    /// <summary>The mean of each number.</summary>
    public static Likeness Mean(IReadOnlyCollection<Likeness> of) => new(
        of.Average(one => one.AccuracyDifference), of.Average(one => one.ObservedConsistency),
        of.Average(one => one.ErrorConsistency), of.Average(one => one.OodAccuracy));
}

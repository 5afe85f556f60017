using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>Which images of a cell its observer was right about.</summary>
/// <param name="Accuracy">The cell.</param>
/// <param name="Images">The images.</param>
/// <param name="IsPooled">Whether the observer pools the trials of others.</param>
public sealed record CellAnswers(CellAccuracy Accuracy, AnsweredImages Images, bool IsPooled)
{
    /// <summary>Whether the trials can be paired with those of other observers.</summary>
    public bool CanBePaired => !IsPooled && !Images.HasRepeats && Accuracy.Images > 0;

    /// <summary>Whether the trials of a cell are known.</summary>
    public static bool Counts(TrialCell cell) => cell.Counts is null;
}

using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>The shape bias of a model on one data set with cue-conflict trials: the rows of <c>shape-bias.csv</c> for the two.</summary>
/// <param name="Model">The model's (or observer's) key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Bias">The decisions by category.</param>
public sealed record CellShapeBias(string Model, string Dataset, ShapeBias Bias)
{
    private const string Condition = "clean";

    /// <summary>
    /// Whether the trials of a cell count: those with the columns shape and texture, and of a run those of the images as they
    /// are, since every other condition takes something from one of the cues.
    /// </summary>
    public static bool Counts(TrialCell cell) => cell.Condition == Condition && ShapeBias.HasColumns(cell.Columns);
}

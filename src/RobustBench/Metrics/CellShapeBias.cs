using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>The shape bias of a model on one data set with cue-conflict trials: the rows of <c>shape-bias.csv</c> for the two.</summary>
/// <param name="Model">The model's (or observer's) key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Bias">The decisions by category.</param>
public sealed record CellShapeBias(string Model, string Dataset, ShapeBias Bias)
{
    private static readonly string[] AsTheyAre = ["clean", "all"];

    /// <summary>
    /// Whether the trials of a cell count: those with the columns shape and texture, and of a run those of the images as they
    /// are, since every other condition takes something from one of the cues. Of imported trials all count.
    /// </summary>
    public static bool Counts(TrialCell cell) => (cell.IsImported || AsTheyAre.Contains(cell.Condition)) && ShapeBias.HasColumns(cell.Columns);

    /// <summary>One for each model and data set: the decisions of its cells together.</summary>
    public static IReadOnlyList<CellShapeBias> Together(IEnumerable<CellShapeBias> cells) =>
    [
        .. cells.GroupBy(cell => (cell.Model, cell.Dataset)).Select(same => new CellShapeBias(
            same.Key.Model, same.Key.Dataset, same.Select(cell => cell.Bias).Aggregate((one, other) => one + other))),
    ];
}

using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>All that is told of a cell, from one reading of its trials.</summary>
/// <param name="Accuracy">How often the model is right.</param>
/// <param name="ShapeBias">
/// What it goes by; null where the cell has no cue-conflict trials, and where too many of its images could not be read for
/// the rest to be a fair sample.
/// </param>
public sealed record CellFigures(CellAccuracy Accuracy, CellShapeBias? ShapeBias)
{
    /// <summary>The figures of a cell; reads its trials once and part by part, so that memory does not depend on their number.</summary>
    /// <exception cref="InputException">A part is damaged.</exception>
    public static CellFigures Of(TrialCell cell)
    {
        if (!CellShapeBias.Counts(cell)) return new CellFigures(CellAccuracy.Of(cell), null);
        var tally = new ShapeBias.Tally(cell.Columns);
        var accuracy = CellAccuracy.Of(cell, tally.Passing(cell.ReadTrials()));
        return new CellFigures(accuracy, accuracy.IsFailed || tally.Bias is not { } bias ? null : new CellShapeBias(cell.Model, cell.Dataset, bias));
    }
}

namespace RobustBench.Metrics;

/// <summary>The accuracy against all attacks of a data set together: an image counts as right where it is in every attack's cell.</summary>
/// <remarks>
/// As Carlini et al. 2019, On evaluating adversarial robustness, advise: per image the worst over attacks, not the worst
/// attack's mean. Images that not all the attacks have do not count.
/// </remarks>
public static class WorstCase
{
    /// <summary>What the row of a matrix is called.</summary>
    public const string Condition = "worst-case";

    /// <summary>
    /// A cell for each model and data set with attacks, placed after the data set's conditions, with an accuracy in [0, 1],
    /// higher is better. A model without one of the data set's attacks has no images there: against fewer it would look better.
    /// </summary>
    /// <param name="attacks">The cells, the trials of all of them read.</param>
    /// <param name="conditions">The attacks that each data set has, be it for one model alone.</param>
    public static IReadOnlyList<CellAccuracy> Of(
        IEnumerable<CellAttack> attacks, IEnumerable<(string Dataset, string Condition)> conditions)
    {
        var needed = conditions.CountBy(condition => condition.Dataset, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. attacks.GroupBy(cell => (cell.Accuracy.Model, cell.Accuracy.Dataset))
                .Select(cells => Cell([.. cells], cells.Count() == needed[cells.Key.Dataset])),
        ];
    }

    private static CellAccuracy Cell(List<CellAttack> cells, bool isWhole)
    {
        var images = isWhole ? AttackedImages.Common([.. cells.Select(cell => cell.Images)]).ToList() : [];
        var first = cells[0].Accuracy;
        return new CellAccuracy
        {
            Suite = first.Suite,
            Model = first.Model,
            Dataset = first.Dataset,
            Condition = Condition,
            Position = first.Position with { Condition = int.MaxValue },
            Images = images.Count,
            Correct = images.Count(image => cells.TrueForAll(cell => cell.Images[image] == AttackedImage.Right)),
            Top5Accuracy = null,
            MeanConfidence = null,
            CalibrationError = null,
            Failed = 0,
        };
    }
}

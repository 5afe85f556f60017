using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>
/// Accuracies on images that were made on another model, as a matrix: a block for each data set and attack, in it a row for
/// each model the images were made on and a column for each they were shown to.
/// </summary>
internal sealed class TransferMatrix
{
    private readonly Dictionary<(string Model, string Block, string Source), CellAccuracy> _places;

    /// <param name="attacks">All attacks; those without a source are none of its business.</param>
    /// <param name="models">The models, in the order of the suite.</param>
    public TransferMatrix(AttackResults attacks, IReadOnlyList<string> models)
    {
        // A source that is no model of the report stands after those that are.
        var places = models.Index().ToDictionary(model => model.Item, model => model.Index, StringComparer.Ordinal);
        Cells =
        [
            .. attacks.Cells.Where(cell => cell.Key.Source is not null)
                .GroupBy(cell => (cell.Accuracy.Dataset, cell.Key.WithoutSource))
                .OrderBy(block => block.Min(cell => (cell.Accuracy.Position.Dataset, cell.Accuracy.Position.Condition)))
                .SelectMany(block => block
                    .OrderBy(cell => places.GetValueOrDefault(cell.Key.Source!, int.MaxValue))
                    .ThenBy(cell => cell.Key.Source, StringComparer.Ordinal)
                    .ThenBy(cell => cell.Accuracy.Position.Model)),
        ];
        List<CellAccuracy> placed = [.. Cells.Select(Cell)];
        _places = placed.ToDictionary(cell => (cell.Model, cell.Dataset, cell.Condition));
        Accuracies = new AccuracyMatrix(placed);
    }

    /// <summary>The cells by data set, attack, source and model.</summary>
    public IReadOnlyList<CellAttack> Cells { get; }

    /// <summary>The matrix; what it calls data sets are the blocks, and its conditions the sources.</summary>
    public AccuracyMatrix Accuracies { get; }

    /// <summary>The figures behind a place of the matrix; null where it has none.</summary>
    public CellAccuracy? this[(string Block, string Source) row, string model] => _places.GetValueOrDefault((model, row.Block, row.Source));

    private static CellAccuracy Cell(CellAttack cell, int index) => cell.Accuracy with
    {
        Suite = $"{cell.Accuracy.Suite}: made on the model of the row, shown to that of the column",
        Dataset = $"{cell.Accuracy.Dataset} · {cell.Key.WithoutSource}",
        Condition = cell.Key.Source!,
        // The cells have their order already.
        Position = new(cell.Accuracy.Position.Model, 0, index),
    };
}

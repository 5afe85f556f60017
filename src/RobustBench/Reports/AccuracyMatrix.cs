using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>Accuracies by data set and condition (rows) and model (columns), both in the order of the suite.</summary>
public sealed class AccuracyMatrix
{
    private readonly Dictionary<(string Model, string Dataset, string Condition), double?> _accuracies;

    /// <summary>The matrix of these cells.</summary>
    internal AccuracyMatrix(IReadOnlyList<CellAccuracy> cells)
    {
        _accuracies = cells.ToDictionary(cell => (cell.Model, cell.Dataset, cell.Condition), cell => cell.IsFailed ? null : cell.Accuracy);
        Title = string.Join(", ", cells.Select(cell => cell.Suite).Distinct(StringComparer.Ordinal));
        Models = [.. cells.OrderBy(cell => cell.Position.Model).Select(cell => cell.Model).Distinct(StringComparer.Ordinal)];
        Rows = [.. cells
            .OrderBy(cell => cell.Position.Dataset)
            .ThenBy(cell => cell.Position.Condition)
            .Select(cell => (cell.Dataset, cell.Condition))
            .Distinct()];
    }

    /// <summary>The suite's name (names, where cells of several stand in one folder).</summary>
    public string Title { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>The rows; those of a data set stand together.</summary>
    public IReadOnlyList<(string Dataset, string Condition)> Rows { get; }

    /// <summary>The accuracy in [0, 1]; null where the cell is absent, incomplete, failed or without images.</summary>
    public double? this[(string Dataset, string Condition) row, string model] =>
        _accuracies.GetValueOrDefault((model, row.Dataset, row.Condition));

    /// <summary>The matrix as an aligned Markdown table, in percent.</summary>
    public string ToMarkdown() => MatrixMarkdown.Write(this);
}

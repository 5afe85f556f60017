namespace RobustBench.Reports;

/// <summary><c>matrix.csv</c>: accuracies in [0, 1]; empty where a cell is absent.</summary>
internal static class MatrixCsv
{
    public static string Write(AccuracyMatrix matrix)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, ["dataset", "condition", .. matrix.Models]);
        foreach (var row in matrix.Rows)
            Csv.WriteLine(text, [row.Dataset, row.Condition, .. matrix.Models.Select(model => Csv.Number(matrix[row, model]))]);
        return text.ToString();
    }
}

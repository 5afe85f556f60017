using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>accuracy.csv</c>: a row a cell.</summary>
internal static class AccuracyCsv
{
    public static string Write(IEnumerable<CellAccuracy> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "suite", "model", "dataset", "condition", "images", "correct", "accuracy", "ci_low", "ci_high",
            "top5_accuracy", "mean_confidence", "ece", "failed");
        foreach (var cell in cells)
        {
            Csv.WriteLine(text, cell.Suite, cell.Model, cell.Dataset, cell.Condition,
                Csv.Number(cell.Images), Csv.Number(cell.Correct), Csv.Number(cell.Accuracy),
                Csv.Number(cell.AccuracyInterval?.Low), Csv.Number(cell.AccuracyInterval?.High),
                Csv.Number(cell.Top5Accuracy), Csv.Number(cell.MeanConfidence), Csv.Number(cell.CalibrationError),
                Csv.Number(cell.Failed));
        }

        return text.ToString();
    }
}

using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>transfer.csv</c>: for each attack a row for every pair of a model that was attacked and one that was shown the images.</summary>
internal static class TransferCsv
{
    public static string Write(IEnumerable<CellAttack> transfers)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "dataset", "attack", "source", "model", "images", "right_before", "successes", "success_rate", "ci_low", "ci_high", "accuracy");
        foreach (var cell in transfers)
        {
            var (accuracy, figures) = (cell.Accuracy, cell.Figures);
            Csv.WriteLine(text, accuracy.Dataset, cell.Key.WithoutSource, cell.Key.Source!, accuracy.Model,
                Csv.Number(figures.Images), Csv.Number(figures.RightBefore), Csv.Number(figures.Successes),
                Csv.Number(figures.SuccessRate), Csv.Number(figures.SuccessInterval?.Low), Csv.Number(figures.SuccessInterval?.High),
                Csv.Number(accuracy.Accuracy));
        }

        return text.ToString();
    }
}

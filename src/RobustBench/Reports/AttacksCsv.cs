using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>attacks.csv</c>: a row an attack's cell. What belongs to a curve stands on each of its rows.</summary>
internal static class AttacksCsv
{
    public static string Write(AttackResults attacks)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "attack", "epsilon", "images", "right_before", "successes", "success_rate", "ci_low", "ci_high",
            "accuracy", "robust_accuracy", "area", "median_epsilon", "mean_queries", "mean_gradients", "mean_restarts",
            "median_l0", "median_l2", "median_linf", "flat");
        foreach (var cell in attacks.Cells)
        {
            var (accuracy, figures, key, curve) = (cell.Accuracy, cell.Figures, cell.Key, attacks.CurveOf(cell));
            Csv.WriteLine(text, accuracy.Model, accuracy.Dataset, accuracy.Condition, key.Attack, Csv.Number(key.Epsilon),
                Csv.Number(figures.Images), Csv.Number(figures.RightBefore), Csv.Number(figures.Successes),
                Csv.Number(figures.SuccessRate), Csv.Number(figures.SuccessInterval?.Low), Csv.Number(figures.SuccessInterval?.High),
                Csv.Number(accuracy.Accuracy), Csv.Number(curve?.AccuracyAt(key.Epsilon!.Value)), Csv.Number(curve?.Area), Csv.Number(curve?.MedianEpsilon),
                Csv.Number(figures.MeanQueries), Csv.Number(figures.MeanGradients), Csv.Number(figures.MeanRestarts),
                Csv.Number(figures.MedianL0), Csv.Number(figures.MedianL2), Csv.Number(figures.MedianLInf), Csv.Number(figures.Flat));
        }

        return text.ToString();
    }
}

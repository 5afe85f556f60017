using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>human-likeness.csv</c>: a row an observer, people last; and the same for each data set.</summary>
internal static class HumanLikenessCsv
{
    /// <summary>The means over the data sets of model-vs-human; empty for an observer that lacks some of them.</summary>
    public static string Write(HumanLikeness likeness)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "accuracy_difference", "observed_consistency", "error_consistency", "ood_accuracy");
        foreach (var (observer, mean) in likeness.Means) Csv.WriteLine(text, [observer, .. Numbers(mean)]);
        return text.ToString();
    }

    /// <summary>The numbers that the means are taken of.</summary>
    public static string WriteDatasets(HumanLikeness likeness)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "accuracy_difference", "observed_consistency", "error_consistency", "ood_accuracy");
        foreach (var (observer, dataset, numbers) in likeness.ByDataset) Csv.WriteLine(text, [observer, dataset, .. Numbers(numbers)]);
        return text.ToString();
    }

    private static string[] Numbers(Likeness? likeness) =>
    [
        Csv.Number(likeness?.AccuracyDifference), Csv.Number(likeness?.ObservedConsistency),
        Csv.Number(likeness?.ErrorConsistency), Csv.Number(likeness?.OodAccuracy),
    ];
}

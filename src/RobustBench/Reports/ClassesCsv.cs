using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>classes.csv</c>, a row a cell and class; <c>confused-pairs.csv</c>; and <c>class-correlations.csv</c>, a row a pair of models.</summary>
internal static class ClassesCsv
{
    /// <summary>The classes, the hardest first.</summary>
    public static string Write(IEnumerable<CellClasses> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "class", "rank", "images", "correct", "accuracy", "ci_low", "ci_high", "most_frequent_error", "errors");
        foreach (var cell in cells)
        {
            foreach (var (rank, label) in cell.Classes.Index())
            {
                Csv.WriteLine(text, cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Accuracy.Condition, label.Label, Csv.Number(rank + 1),
                    Csv.Number(label.Images), Csv.Number(label.Correct), Csv.Number(label.Accuracy), Csv.Number(label.Interval.Low), Csv.Number(label.Interval.High),
                    label.Error, Csv.Number(label.Errors));
            }
        }

        return text.ToString();
    }

    /// <summary>What was taken for what, the most frequent first.</summary>
    public static string WritePairs(IEnumerable<CellClasses> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "class", "prediction", "trials");
        foreach (var cell in cells)
            foreach (var (label, response, trials) in cell.Confused)
                Csv.WriteLine(text, cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Accuracy.Condition, label, response, Csv.Number(trials));
        return text.ToString();
    }

    /// <summary>Whether the same classes are hard.</summary>
    public static string WriteCorrelations(IEnumerable<ClassAgreement> pairs)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model_a", "model_b", "dataset", "condition", "classes", "spearman", "ci_low", "ci_high");
        foreach (var pair in pairs)
        {
            Csv.WriteLine(text, pair.ModelA, pair.ModelB, pair.Dataset, pair.Condition, Csv.Number(pair.Classes), Csv.Number(pair.Correlation),
                Csv.Number(pair.Interval?.Low), Csv.Number(pair.Interval?.High));
        }

        return text.ToString();
    }
}

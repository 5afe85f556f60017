using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>consistency.csv</c> and <c>consistency-bounds.csv</c>: a row a pair of observers under a condition.</summary>
internal static class ConsistencyCsv
{
    /// <summary>How alike they are; κ and its interval are empty where κ is undefined.</summary>
    public static string Write(IEnumerable<CellConsistency> pairs)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "observer_a", "observer_b", "dataset", "condition", "trials", "observed", "expected", "kappa", "ci_low", "ci_high");
        foreach (var pair in pairs)
        {
            Csv.WriteLine(text, pair.ObserverA, pair.ObserverB, pair.Dataset, pair.Condition, Csv.Number(pair.Answers.Images),
                Csv.Number(pair.Answers.Observed), Csv.Number(pair.Answers.Expected), Csv.Number(pair.Answers.Kappa),
                Csv.Number(pair.Interval?.Low), Csv.Number(pair.Interval?.High));
        }

        return text.ToString();
    }

    /// <summary>What observers of their accuracies could have at the least and at the most.</summary>
    public static string WriteBounds(IEnumerable<CellConsistency> pairs)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "observer_a", "observer_b", "dataset", "condition", "accuracy_a", "accuracy_b", "kappa_least", "kappa", "kappa_greatest");
        foreach (var pair in pairs)
        {
            Csv.WriteLine(text, pair.ObserverA, pair.ObserverB, pair.Dataset, pair.Condition,
                Csv.Number(pair.Answers.First), Csv.Number(pair.Answers.Second),
                Csv.Number(pair.Answers.Bounds?.Low), Csv.Number(pair.Answers.Kappa), Csv.Number(pair.Answers.Bounds?.High));
        }

        return text.ToString();
    }
}

using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>summary.csv</c>: numbers that stand for many cells, a row a model and number.</summary>
internal static class SummaryCsv
{
    public static string Write(IEnumerable<CorruptionError> errors)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "metric", "value", "ci_low", "ci_high");
        foreach (var error in errors)
        {
            Csv.WriteLine(text, error.Model, error.Dataset, "mce", Csv.Number(error.Mean), Csv.Number(error.Interval?.Low), Csv.Number(error.Interval?.High));
            if (error.Relative is { } relative) Csv.WriteLine(text, error.Model, error.Dataset, "relative_mce", Csv.Number(relative), "", "");
        }

        return text.ToString();
    }
}

using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>cue-series.csv</c>: a row an observer and stage, from the original to the texture alone.</summary>
internal static class CueSeriesCsv
{
    public static string Write(IEnumerable<CueSeries> series)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "series", "model", "stage", "dataset", "condition", "images", "correct", "accuracy", "ci_low", "ci_high", "drop", "drop_ci_low", "drop_ci_high");
        foreach (var one in series)
        {
            foreach (var stage in Enum.GetValues<CueStage>().Where(one.Cells.ContainsKey))
            {
                var cell = one.Cells[stage];
                var interval = stage == CueStage.Original ? null : one.DropInterval(stage);
                Csv.WriteLine(text, one.Series, one.Observer, Name(stage), cell.Dataset, cell.Condition, Csv.Number(cell.Images), Csv.Number(cell.Correct),
                    Csv.Number(cell.Accuracy), Csv.Number(cell.AccuracyInterval?.Low), Csv.Number(cell.AccuracyInterval?.High),
                    Csv.Number(one.Drop(stage)), Csv.Number(interval?.Low), Csv.Number(interval?.High));
            }
        }

        return text.ToString();
    }

    /// <summary>A stage in words.</summary>
    public static string Name(CueStage stage) => stage.ToString().ToLowerInvariant();
}

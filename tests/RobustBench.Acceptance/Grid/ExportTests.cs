using RobustBench.Acceptance.Runs;

namespace RobustBench.Acceptance.Grid;

/// <summary>The exported trials are those that the tables were made from.</summary>
[Collection(OneGridRun.Name)]
public class ExportTests(GridRun run)
{
    [SkippableFact]
    public void Accuracy_counted_again_from_the_exported_trials_is_that_of_the_table()
    {
        Reference.Require();
        using var folder = new TemporaryFolder();
        ChildProcess.Run("export", run.Results, "--format", "csv", "--to", folder["export"]);

        var counted = Directory.EnumerateFiles(folder["export"]).SelectMany(Trials)
            .GroupBy(trial => (trial["model"], trial["dataset"], trial["condition"]))
            .ToDictionary(cell => cell.Key, cell => (cell.Count(), cell.Count(trial => trial["prediction"] == trial["label"])));

        var table = AccuracyTable.Read(run.Results).Rows.ToDictionary(
            row => (row.Model, row.Dataset, row.Condition), row => (row.Images, row.Correct));
        Assert.Equal(6 * 2 * 24, table.Count);
        Assert.Equal(table, counted);
    }

    private static IEnumerable<Dictionary<string, string>> Trials(string file)
    {
        var lines = File.ReadLines(file).Select(CsvLine.Split);
        var names = lines.First();
        return lines.Skip(1).Select(fields => names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}

using System.Globalization;

namespace RobustBench.Acceptance.Runs;

/// <summary>What <c>accuracy.csv</c> says, read the plain way.</summary>
internal sealed class AccuracyTable
{
    private readonly List<Row> _rows;

    private AccuracyTable(List<Row> rows) => _rows = rows;

    /// <summary>Reads the table of a results folder.</summary>
    public static AccuracyTable Read(string results)
    {
        var lines = File.ReadAllLines(Path.Combine(results, "accuracy.csv")).Select(CsvLine.Split).ToList();
        int Column(string name) => Array.IndexOf(lines[0], name);
        var (model, dataset, condition) = (Column("model"), Column("dataset"), Column("condition"));
        var (images, correct, accuracy, top5) = (Column("images"), Column("correct"), Column("accuracy"), Column("top5_accuracy"));
        return new AccuracyTable([.. lines.Skip(1).Select(fields => new Row(
            fields[model], fields[dataset], fields[condition],
            int.Parse(fields[images], CultureInfo.InvariantCulture),
            int.Parse(fields[correct], CultureInfo.InvariantCulture),
            double.Parse(fields[accuracy], CultureInfo.InvariantCulture),
            double.Parse(fields[top5], CultureInfo.InvariantCulture)))]);
    }

    /// <summary>The rows in their order.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>The one row of a cell.</summary>
    public Row this[string model, string dataset, string condition] =>
        _rows.Single(row => (row.Model, row.Dataset, row.Condition) == (model, dataset, condition));

    internal sealed record Row(string Model, string Dataset, string Condition, int Images, int Correct, double Accuracy, double Top5);
}

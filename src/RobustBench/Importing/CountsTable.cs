using System.Globalization;
using RobustBench.Data;
using RobustBench.Trials;

namespace RobustBench.Importing;

/// <summary>Reads tables of accuracies without trials: <c>model,dataset,condition,images,correct</c>.</summary>
internal static class CountsTable
{
    private static readonly string[] Columns = ["model", "dataset", "condition", "images", "correct"];

    /// <summary>The cells of a table.</summary>
    /// <exception cref="InputException">The table is wrong.</exception>
    public static IEnumerable<ImportedCell> Read(SourceFile file) => CsvTable.Read(file.Place, file.Read(), Columns).Select(row => Cell(OneLine.Of($"{file.Place}:{row.Line}"), row.Values));

    private static ImportedCell Cell(string place, string[] values)
    {
        if (Array.FindIndex(values, 0, 3, value => value.Length == 0) is >= 0 and var empty) throw new InputException($"{place}: `{Columns[empty]}` is empty");
        var (images, correct) = (Whole(place, "images", values[3], 1), Whole(place, "correct", values[4], 0));
        if (correct > images) throw new InputException($"{place}: {correct} of {images} images can't be right");
        return new ImportedCell(values[0], values[1], values[2], place) { Counts = new TrialCounts(images, correct) };
    }

    private static int Whole(string place, string column, string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new InputException(OneLine.Of($"{place}: `{column}` is `{text}`, and must be a whole number of at least {least}"));
}

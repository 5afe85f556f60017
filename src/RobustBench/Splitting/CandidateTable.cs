using System.Globalization;
using RobustBench.Data;

namespace RobustBench.Splitting;

/// <summary>
/// A CSV of images with their class and selection frequency: the columns <c>path</c> (or <c>image</c>), <c>label</c> (or
/// <c>class</c>) and <c>selection_frequency</c> (or <c>frequency</c>), and whatever else.
/// </summary>
internal sealed class CandidateTable
{
    private const string DatasetColumn = "dataset";

    private static readonly string[] Keys = ["path", "image"], Labels = ["label", "class"], Frequencies = ["selection_frequency", "frequency"];

    private CandidateTable(string place, IReadOnlyList<string> names, IReadOnlyList<(int Line, string[] Values)> rows)
    {
        (Names, Rows) = (names, [.. rows.Select(row => row.Values)]);
        var (key, label, frequency) = (Column(place, Keys), Column(place, Labels), Column(place, Frequencies));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Candidates = [.. rows.Index().Select(row => Read(OneLine.Of($"{place}:{row.Item.Line}"), row.Item.Values, row.Index, key, label, frequency, seen))];
    }

    /// <summary>The names of the file's columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The file's rows.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>The images, in the order of the file.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataset">Of exported trials the data set whose rows are meant; null: all rows.</param>
    /// <exception cref="InputException">It can't be read, or is no such table.</exception>
    public static CandidateTable Read(string path, string? dataset = null)
    {
        try
        {
            var (names, rows) = CsvTable.ReadWhole(path, RegularFile.ReadAllBytes(path), dataset is null ? [] : [DatasetColumn]);
            var column = CsvTable.Find(names, DatasetColumn);
            rows = dataset is null ? rows : [.. rows.Where(row => row.Values[column] == dataset)];
            return rows.Count > 0 ? new CandidateTable(path, names, rows) : throw new InputException($"{path}: it has no rows{(dataset is null ? "" : $" of the data set `{dataset}`")}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: can't be read: {error.Message}", error);
        }
    }

    private int Column(string place, string[] names) => names.Select(name => CsvTable.Find(Names, name)).Where(found => found >= 0).Append(-1).First() is >= 0 and var column
        ? column
        : throw new InputException(OneLine.Of($"{place}:1: there is no column `{names[0]}` or `{names[1]}`; the file has {string.Join(", ", Names)}"));

    private static Candidate Read(string place, string[] row, int number, int key, int label, int frequency, HashSet<string> seen)
    {
        if (row[key].Length == 0 || row[label].Length == 0) throw new InputException($"{place}: an image needs a path and a class");
        if (!seen.Add(row[key])) throw new InputException(OneLine.Of($"{place}: '{row[key]}' stands there a second time"));
        return double.TryParse(row[frequency], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? new Candidate(row[key], row[label], share, number)
            : throw new InputException(OneLine.Of($"{place}: the selection frequency is '{row[frequency]}', and must be a number from 0 to 1"));
    }
}

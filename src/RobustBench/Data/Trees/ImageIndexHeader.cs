using System.Text;
using CsvHelper;

namespace RobustBench.Data.Trees;

/// <summary>The first line of an index: which columns are the path and the label, and which further ones there are.</summary>
internal sealed class ImageIndexHeader
{
    private const string PathColumn = "path", LabelColumn = "label";

    /// <summary>Columns that a table of trials has already, whatever the data set.</summary>
    private static readonly string[] Taken =
        ["image", "prediction", "correct", "confidence", "top5", "model", "dataset", "condition"];

    private readonly int[] _further;

    private ImageIndexHeader(List<string> names)
    {
        Path = names.FindIndex(name => Same(name, PathColumn));
        Label = names.FindIndex(name => Same(name, LabelColumn));
        _further = [.. Enumerable.Range(0, names.Count).Where(column => column != Path && column != Label)];
        Columns = [.. _further.Select(column => names[column])];
        Count = names.Count;
    }

    /// <summary>The position of the path.</summary>
    public int Path { get; }

    /// <summary>The position of the label.</summary>
    public int Label { get; }

    /// <summary>The number of all columns.</summary>
    public int Count { get; }

    /// <summary>The names of the further columns, as they are written.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Reads the record on which the reader stands.</summary>
    /// <param name="file">The index's path, for messages.</param>
    /// <param name="csv">The reader.</param>
    /// <exception cref="InputException">A column is missing, there twice, without a name, or one that trials have already.</exception>
    public static ImageIndexHeader Read(string file, CsvReader csv)
    {
        var (names, problems, column) = (new List<string>(), new List<string>(), 1);
        for (var field = 0; field < csv.FieldCount; field++)
        {
            var name = csv.GetString(field);
            if (Fault(name, names) is { } fault) problems.Add(OneLine.Of($"{file}:{csv.LineNumber}:{column}: {fault}"));
            names.Add(name);
            column += Encoding.UTF8.GetCharCount(csv.GetRawSpan(field)) + 1;
        }

        var missing = new[] { PathColumn, LabelColumn }.Where(needed => !names.Exists(name => Same(name, needed)));
        problems.AddRange(missing.Select(name => OneLine.Of(
            $"{file}:{csv.LineNumber}:1: there is no column `{name}`: an index has at least `path` and `label`; this one has {string.Join(", ", names)}")));
        return problems.Count == 0 ? new ImageIndexHeader(names) : throw new InputException(problems);
    }

    /// <summary>The values of the further columns of the record on which the reader stands.</summary>
    public IReadOnlyList<string> Further(CsvReader csv) => [.. _further.Select(csv.GetString)];

    private static string? Fault(string name, List<string> before)
    {
        if (name.Length == 0) return "a column has no name: give it one, or leave it out";
        if (before.Exists(other => Same(name, other))) return $"the column `{name}` is there a second time";
        return Taken.Any(taken => Same(name, taken)) ? $"the column `{name}` needs another name: tables of trials have one of this name" : null;
    }

    private static bool Same(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}

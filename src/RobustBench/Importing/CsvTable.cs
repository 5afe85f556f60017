using System.Text;
using CsvHelper;

namespace RobustBench.Importing;

/// <summary>Reads a CSV file (RFC 4180, UTF-8) by the names of its columns, whose case does not matter.</summary>
internal static class CsvTable
{
    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        PoolStrings = true,
    };

    /// <summary>The lines, each with the values of the columns that are asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <exception cref="InputException">It can't be read, is no such table, or lacks a column.</exception>
    public static IReadOnlyList<(int Line, string[] Values)> Read(SourceFile file, IReadOnlyList<string> columns)
    {
        using var text = new StreamReader(
            new MemoryStream(file.Read()), new UTF8Encoding(true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var csv = CsvReader.Create(text, Strict);
        try
        {
            return Read(file, csv, columns);
        }
        catch (CsvFormatException error)
        {
            throw new InputException(OneLine.Of($"{file.Place}:{error.LineNumber}: {error.Message}"), error);
        }
        catch (DecoderFallbackException error)
        {
            throw new InputException(OneLine.Of($"{file.Place}: it is not UTF-8: save it as UTF-8"), error);
        }
    }

    private static List<(int Line, string[] Values)> Read(SourceFile file, CsvReader csv, IReadOnlyList<string> columns)
    {
        if (!csv.Read()) throw new InputException(OneLine.Of($"{file.Place}: it is empty: it needs a line with {string.Join(',', columns)}, then its rows"));
        var fields = csv.FieldCount;
        var names = Enumerable.Range(0, fields).Select(field => csv.GetString(field).Trim()).ToList();
        var places = columns.Select(column => names.FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase))).ToList();
        if (places.IndexOf(-1) is >= 0 and var missing)
            throw new InputException(OneLine.Of($"{file.Place}:1: there is no column `{columns[missing]}`; the file has {string.Join(", ", names)}"));

        var rows = new List<(int Line, string[] Values)>();
        while (csv.Read())
        {
            if (csv.FieldCount != fields)
                throw new InputException(OneLine.Of($"{file.Place}:{csv.LineNumber}: there are {csv.FieldCount} fields, and the first line has {fields}"));
            rows.Add(((int)csv.LineNumber, [.. places.Select(csv.GetString)]));
        }

        return rows;
    }
}

using System.Text;
using CsvHelper;

namespace RobustBench.Data;

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
    /// <param name="place">How messages name the file.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <exception cref="InputException">It is no such table, or lacks a column.</exception>
    public static IReadOnlyList<(int Line, string[] Values)> Read(string place, byte[] content, IReadOnlyList<string> columns)
    {
        var (names, rows) = ReadWhole(place, content, columns);
        var places = columns.Select(column => Find(names, column)).ToArray();
        return [.. rows.Select(row => (row.Line, Array.ConvertAll(places, field => row.Values[field])))];
    }

    /// <summary>The place of a column among the names, −1 where there is none; case does not matter.</summary>
    public static int Find(IReadOnlyList<string> names, string column) => names.ToList().FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of all columns, and the lines with all their values.</summary>
    /// <param name="place">How messages name the file.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="needed">Columns that it must have.</param>
    /// <exception cref="InputException">It is no such table, or lacks a column.</exception>
    public static (IReadOnlyList<string> Names, IReadOnlyList<(int Line, string[] Values)> Rows) ReadWhole(string place, byte[] content, IReadOnlyList<string> needed)
    {
        using var text = new StreamReader(
            new MemoryStream(content), new UTF8Encoding(true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var csv = CsvReader.Create(text, Strict);
        try
        {
            return Read(place, csv, needed);
        }
        catch (CsvFormatException error)
        {
            throw new InputException(OneLine.Of($"{place}:{error.LineNumber}: {error.Message}"), error);
        }
        catch (DecoderFallbackException error)
        {
            throw new InputException(OneLine.Of($"{place}: it is not UTF-8: save it as UTF-8"), error);
        }
    }

    private static (IReadOnlyList<string>, IReadOnlyList<(int, string[])>) Read(string place, CsvReader csv, IReadOnlyList<string> needed)
    {
        if (!csv.Read()) throw new InputException(OneLine.Of($"{place}: it is empty: it needs a line with {string.Join(',', needed)}, then its rows"));
        var fields = csv.FieldCount;
        var names = Enumerable.Range(0, fields).Select(field => csv.GetString(field).Trim()).ToList();
        if (needed.FirstOrDefault(column => Find(names, column) < 0) is { } missing)
            throw new InputException(OneLine.Of($"{place}:1: there is no column `{missing}`; the file has {string.Join(", ", names)}"));

        var rows = new List<(int, string[])>();
        while (csv.Read())
        {
            if (csv.FieldCount != fields)
                throw new InputException(OneLine.Of($"{place}:{csv.LineNumber}: there are {csv.FieldCount} fields, and the first line has {fields}"));
            rows.Add(((int)csv.LineNumber, [.. Enumerable.Range(0, fields).Select(csv.GetString)]));
        }

        return (names, rows);
    }
}

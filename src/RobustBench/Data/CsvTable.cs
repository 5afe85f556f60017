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
        using var text = new StreamReader(
            new MemoryStream(content), new UTF8Encoding(true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var csv = CsvReader.Create(text, Strict);
        try
        {
            return Read(place, csv, columns);
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

    private static List<(int Line, string[] Values)> Read(string place, CsvReader csv, IReadOnlyList<string> columns)
    {
        if (!csv.Read()) throw new InputException(OneLine.Of($"{place}: it is empty: it needs a line with {string.Join(',', columns)}, then its rows"));
        var fields = csv.FieldCount;
        var names = Enumerable.Range(0, fields).Select(field => csv.GetString(field).Trim()).ToList();
        var places = columns.Select(column => names.FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase))).ToList();
        if (places.IndexOf(-1) is >= 0 and var missing)
            throw new InputException(OneLine.Of($"{place}:1: there is no column `{columns[missing]}`; the file has {string.Join(", ", names)}"));

        var rows = new List<(int Line, string[] Values)>();
        while (csv.Read())
        {
            if (csv.FieldCount != fields)
                throw new InputException(OneLine.Of($"{place}:{csv.LineNumber}: there are {csv.FieldCount} fields, and the first line has {fields}"));
            rows.Add(((int)csv.LineNumber, [.. places.Select(csv.GetString)]));
        }

        return rows;
    }
}

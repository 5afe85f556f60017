using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace RobustBench.Trials;

/// <summary>The columns of a trial file to and from trials; one row group a file.</summary>
internal static class TrialFileContent
{
    // Levels of the list column: the list itself is there at 1, an element of it at 2; a row begins at repetition 0.
    private const int EmptyList = 1;
    private const int Element = 2;

    /// <summary>Writes a whole Parquet file.</summary>
    public static async Task WriteAsync(Stream stream, TrialPart part)
    {
        var schema = TrialSchema.For(part.Columns);
        var trials = part.Trials;
        if (trials.FirstOrDefault(trial => trial.Further.Count != part.Columns.Count) is { } odd)
            throw new ArgumentException($"The trial of image '{odd.Image}' has not one value for each further column.", nameof(part));

        await using var writer = await ParquetWriter.CreateAsync(schema.Parquet, stream);
        writer.CustomMetadata = PartMetadata.Write(part.Header);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(schema.Image, Texts(trial => trial.Image));
        await group.WriteAsync(schema.Label, Texts(trial => trial.Label));
        await group.WriteAsync(schema.Prediction, Texts(trial => trial.Prediction));
        await group.WriteAsync<bool>(schema.Correct, trials.Select(trial => trial.Correct).ToArray());
        await group.WriteAsync<float>(schema.Confidence, trials.Select(trial => trial.Confidence).ToArray());
        await WriteTop5Async(group, schema.Answer, trials);
        for (var i = 0; i < part.Columns.Count; i++)
        {
            var column = i;
            await group.WriteAsync(schema.Further[column], Texts(trial => trial.Further[column]));
        }

        group.CompleteValidate();

        string[] Texts(Func<Trial, string> value) => [.. trials.Select(value)];
    }

    /// <summary>Reads every trial of a file whose schema was recognised.</summary>
    /// <exception cref="FormatException">The columns do not fit together.</exception>
    public static async Task<Trial[]> ReadTrialsAsync(ParquetReader reader, int rows)
    {
        if (reader.RowGroupCount != 1)
            throw new FormatException($"it has {reader.RowGroupCount} row groups where a trial file has one");

        using var group = reader.OpenRowGroupReader(0);
        var fields = reader.Schema.DataFields;
        var texts = new TextPool();
        var image = await ReadTextsAsync(group, fields[0], rows, texts);
        var label = await ReadTextsAsync(group, fields[1], rows, texts);
        var prediction = await ReadTextsAsync(group, fields[2], rows, texts);
        var correct = new bool[rows];
        await group.ReadAsync<bool>(fields[3], correct);
        var confidence = new float[rows];
        await group.ReadAsync<float>(fields[4], confidence);
        var top5 = await ReadTop5Async(group, fields[5], rows, texts);
        var further = new string[fields.Length - 6][];
        for (var i = 0; i < further.Length; i++)
            further[i] = await ReadTextsAsync(group, fields[6 + i], rows, texts);

        var trials = new Trial[rows];
        for (var row = 0; row < rows; row++)
        {
            trials[row] = new Trial
            {
                Image = image[row],
                Label = label[row],
                Prediction = prediction[row],
                Correct = correct[row],
                Confidence = confidence[row],
                Top5 = top5[row],
                Further = Row(further, row),
            };
        }

        return trials;
    }

    private static string[] Row(string[][] columns, int row)
    {
        if (columns.Length == 0)
            return [];

        var values = new string[columns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = columns[i][row];
        return values;
    }

    private static Task WriteTop5Async(ParquetRowGroupWriter group, DataField field, IReadOnlyList<Trial> trials)
    {
        var values = new List<ReadOnlyMemory<char>>();
        var definition = new List<int>();
        var repetition = new List<int>();
        foreach (var trial in trials)
        {
            if (trial.Top5.Count == 0)
            {
                definition.Add(EmptyList);
                repetition.Add(0);
            }

            for (var i = 0; i < trial.Top5.Count; i++)
            {
                values.Add(trial.Top5[i].AsMemory());
                definition.Add(Element);
                repetition.Add(i == 0 ? 0 : 1);
            }
        }

        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(
            field, values.ToArray(), definition.ToArray(), repetition.ToArray(), CancellationToken.None);
    }

    private static async Task<string[]> ReadTextsAsync(ParquetRowGroupReader group, DataField field, int rows, TextPool texts)
    {
        using var column = await ReadRawAsync(group, field);
        var values = column.Values;
        if (values.Length != rows)
            throw new FormatException($"its column {field.Path} has {values.Length} values for {rows} trials");

        var result = new string[rows];
        for (var row = 0; row < rows; row++)
            result[row] = texts.Get(values[row].Span);
        return result;
    }

    private static async Task<string[][]> ReadTop5Async(ParquetRowGroupReader group, DataField field, int rows, TextPool texts)
    {
        using var column = await ReadRawAsync(group, field);
        var lists = new string[rows][];
        var values = column.Values;
        var definition = column.DefinitionLevels;
        var repetition = column.RepetitionLevels;
        var (row, value) = (0, 0);
        for (var start = 0; start < definition.Length; row++)
        {
            var end = start + 1;
            while (end < repetition.Length && repetition[end] != 0)
                end++;

            if (row == rows)
                throw new FormatException($"its column {field.Path} has more lists than there are trials");

            lists[row] = new string[definition[start] == Element ? end - start : 0];
            for (var i = 0; i < lists[row].Length; i++)
                lists[row][i] = texts.Get(values[value++].Span);
            start = end;
        }

        return row == rows ? lists : throw new FormatException($"its column {field.Path} has {row} lists for {rows} trials");
    }

    private static async Task<RawColumnData<ReadOnlyMemory<char>>> ReadRawAsync(ParquetRowGroupReader group, DataField field) =>
        (RawColumnData<ReadOnlyMemory<char>>)await group.ReadRawColumnDataBaseAsync(field);

    /// <summary>One string for all equal texts of a part: labels and answers come again and again.</summary>
    private sealed class TextPool
    {
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _known =
            new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public string Get(ReadOnlySpan<char> text)
        {
            if (_known.TryGetValue(text, out var known))
                return known;

            var added = text.ToString();
            _known.Set.Add(added);
            return added;
        }
    }
}

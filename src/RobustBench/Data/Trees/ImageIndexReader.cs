using System.Text;
using CsvHelper;

namespace RobustBench.Data.Trees;

/// <summary>Reads an index (CSV as RFC 4180 has it, UTF-8) and finds its images in a tree; what is wrong with its lines is told together.</summary>
internal sealed class ImageIndexReader
{
    private const int ProblemsTold = 10;

    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        PoolStrings = true,
    };

    private readonly string _file;
    private readonly FileTree _tree;
    private readonly Dictionary<string, int> _lines = [];
    private readonly List<ImageIndexRow> _rows = [];
    private readonly List<string> _problems = [];
    private int _problemCount;

    private ImageIndexReader(string file, FileTree tree) => (_file, _tree) = (file, tree);

    /// <summary>Reads an index of images of <paramref name="tree"/>.</summary>
    /// <exception cref="InputException">The file can't be read or is no CSV, or lines of it are wrong.</exception>
    public static ImageIndex Read(string file, FileTree tree)
    {
        var reader = new ImageIndexReader(file, tree);
        using var stream = StoredFile.OpenStream(file);
        // The byte order mark is left to the decoder that throws: another one would take its place.
        using var text = new StreamReader(stream, new UTF8Encoding(true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var csv = CsvReader.Create(text, Strict);
        try
        {
            return reader.Read(csv);
        }
        catch (CsvFormatException error)
        {
            throw new InputException(OneLine.Of($"{file}:{error.LineNumber}: {error.Message}"), error);
        }
        catch (DecoderFallbackException error)
        {
            throw new InputException($"{file}: it is not UTF-8: save it as UTF-8", error);
        }
        catch (IOException error)
        {
            throw new InputException($"{file}: it can't be read: {error.Message}", error);
        }
    }

    private ImageIndex Read(CsvReader csv)
    {
        if (!csv.Read()) throw new InputException($"{_file}: it is empty: an index has a line with at least `path,label`, then one for each image");
        var header = ImageIndexHeader.Read(_file, csv);
        while (csv.Read()) AddRow(csv, header);
        if (_problemCount > ProblemsTold) _problems.Add($"{_file}: {_problemCount - ProblemsTold} more of its lines are wrong");
        return _problemCount == 0 ? new ImageIndex(_file, header.Columns, _rows) : throw new InputException(_problems);
    }

    private void AddRow(CsvReader csv, ImageIndexHeader header)
    {
        var line = (int)csv.LineNumber;
        if (csv.FieldCount != header.Count)
        {
            Refuse(line, $"there are {csv.FieldCount} fields, and the first line has {header.Count}");
            return;
        }

        var (path, label) = (csv.GetString(header.Path), csv.GetString(header.Label));
        if (label.Length == 0) Refuse(line, "the label is empty");
        else if (path.StartsWith('/') || TreePath.Normal(path) is not { } normal) Refuse(line, $"`{path}` is no path below {_tree.Root}");
        else if (!_lines.TryAdd(normal, line)) Refuse(line, $"`{path}` stands in line {_lines[normal]} already");
        else if (!_tree.Contains(normal)) Refuse(line, $"there is no file `{normal}` in {_tree.Root}");
        else _rows.Add(new ImageIndexRow(line, normal, label, header.Further(csv)));
    }

    private void Refuse(int line, string fault)
    {
        if (_problemCount++ < ProblemsTold) _problems.Add(OneLine.Of($"{_file}:{line}: {fault}"));
    }
}

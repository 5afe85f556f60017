using System.Globalization;
using System.Text;
using RobustBench.Data;
using RobustBench.Models.Zoo;

namespace RobustBench.Suites;

/// <summary>Reads a suite file and everything it names except images and weights, and reports every problem at once.</summary>
internal sealed class SuiteReader
{
    /// <summary>No suite written by hand comes near it; it keeps a wrong file from filling memory.</summary>
    private const long LargestFile = 16 << 20;

    private readonly Problems _problems = new();
    private readonly string _folder, _file, _zoo;
    private readonly Variables _variables;

    private SuiteReader(string path, Func<string, string?> variables, string? zoo)
    {
        _file = path;
        _zoo = zoo ?? ZooCatalogue.Folder;
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _variables = new Variables(variables);
    }

    /// <summary>Reads the suite at <paramref name="path"/>.</summary>
    /// <param name="path">The suite file.</param>
    /// <param name="variables">Looks up the environment.</param>
    /// <param name="zoo">The folder of the zoo's weights; null: the one beside the program.</param>
    /// <exception cref="InputException">The problems, each as <c>file:line:column: message</c>.</exception>
    public static Suite Read(string path, Func<string, string?> variables, string? zoo = null) => Parse(path, ReadBytes(path), variables, zoo);

    /// <summary>Reads the suite in <paramref name="bytes"/>, which came from <paramref name="path"/>.</summary>
    /// <exception cref="InputException">The problems, each as <c>file:line:column: message</c>.</exception>
    public static Suite Parse(string path, byte[] bytes, Func<string, string?> variables, string? zoo = null)
    {
        var (suite, problems) = ParseAsFarAsPossible(path, bytes, variables, zoo);
        if (problems.Count > 0) throw new InputException(problems);
        return suite ?? throw new InvalidOperationException("a suite without problems was not read");
    }

    /// <summary>Reads what can be read of a suite, so that the rest can be checked, too.</summary>
    /// <returns>The suite with its right entries alone, or null where there is none; and the problems.</returns>
    /// <exception cref="InputException">The file can't be read.</exception>
    public static (Suite? Suite, IReadOnlyList<string> Problems) ReadAsFarAsPossible(string path, Func<string, string?> variables) =>
        ParseAsFarAsPossible(path, ReadBytes(path), variables, zoo: null);

    private static (Suite? Suite, IReadOnlyList<string> Problems) ParseAsFarAsPossible(
        string path, byte[] bytes, Func<string, string?> variables, string? zoo)
    {
        var text = ReadText(path, bytes);
        var reader = new SuiteReader(path, variables, zoo);
        var suite = reader.ReadSuite(text);
        return (suite, reader._problems.Lines());
    }

    private static string ReadText(string path, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException error)
        {
            throw new InputException($"{path}: byte {error.Index} is not UTF-8: save the suite as UTF-8", error);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path).Length > LargestFile
                ? throw new InputException($"{path}: a suite of more than {LargestFile >> 20} MiB is refused")
                : RegularFile.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path}: the suite can't be read: {error.Message}", error);
        }
    }

    private Suite? ReadSuite(string text)
    {
        var root = NodeReader.Read(text, _file, _variables, _problems);
        if (root is null) return null;
        if (root is not MapNode map)
        {
            _problems.Add(root.Place, $"a suite is a map of keys and values, not {root.Kind}");
            return null;
        }

        var section = new Section(map, "a suite", _problems);
        var stimulusReader = new StimulusReader(_problems);
        var stimulus = section.Map("stimulus") is { } node ? stimulusReader.Read(node) : new StimulusOptions();
        var earlier = _problems.Count;
        var conditions = new ConditionReader(_problems, _folder).Read(section.Need("conditions", "the conditions to test, such as `- clean`"));
        var globs = new ConditionGlobReader(_problems, _problems.Count == earlier ? conditions : null);
        var suite = new Suite
        {
            Name = ReadName(section),
            Description = section.Text("description")?.Text ?? "",
            Text = text,
            Seed = ReadSeed(section),
            PartSize = section.WholeNumber("part-size", least: 1) ?? Suite.StandardPartSize,
            Labels = new LabelReader(_problems, _folder).Read(section),
            Datasets = ReadEntries(section, "datasets", entry => new DatasetReader(_problems, _folder, globs).Read(entry, stimulus, stimulusReader)),
            Models = ReadEntries(section, "models", entry => new ModelReader(_problems, _folder, _zoo).Read(entry)),
            Conditions = conditions,
            Gate = new GateReader(_problems).Read(section.Find("gate")),
            Replication = new ReplicationReader(_problems).Read(section.Map("replication"), Names(map, "datasets"), Names(map, "models")),
            CorruptionError = new CorruptionErrorReader(_problems).Read(section.Map("mce"), Names(map, "datasets"), Names(map, "models")),
        };
        CheckSources(suite);
        CheckAmong(suite, map);
        section.Close();
        return suite;
    }

    private void CheckSources(Suite suite)
    {
        // A suite whose models are wrong says so already; what they are called is not to blame.
        var models = suite.Models.Select(model => model.Key).ToList();
        foreach (var condition in suite.Conditions)
        {
            if (models.Count > 0 && condition.Condition.Attack?.Source is { } source && !models.Contains(source))
                _problems.Add(condition.Place, $"`source` is '{source}', and must be a model of the suite{Nearest.Hint(source, models)}");
        }
    }

    private void CheckAmong(Suite suite, MapNode root)
    {
        var names = Names(root, "datasets");
        foreach (var dataset in suite.Datasets.Where(dataset => dataset.Among is not null))
        {
            if (dataset.Among != DatasetEntry.Own && !names.Contains(dataset.Among!))
                _problems.Add(dataset.Place, $"`{dataset.Key}`: `among` is '{dataset.Among}', and must be {DatasetEntry.Own} or a data set of the suite{Nearest.Hint(dataset.Among!, names)}");
            if (suite.Labels is not null)
                _problems.Add(dataset.Place, $"`{dataset.Key}`: `among` scores classes, and the suite's `labels` categories: leave one of them out");
        }
    }

    /// <summary>The names below a key, as the text has them: one that is wrong otherwise may be the one that is meant.</summary>
    private static List<string> Names(MapNode root, string key) =>
        root.Entries.FirstOrDefault(entry => entry.Key == key)?.Value is MapNode map ? [.. map.Entries.Select(entry => entry.Key)] : [];

    private string ReadName(Section section)
    {
        if (section.Text("name") is not { } name) return Path.GetFileNameWithoutExtension(_file);
        if (name.Text is "." or ".." || name.Text.AsSpan().ContainsAny("/\\\0"))
            _problems.Add(name.Place, $"`name` is {name.Kind}, and must be fit for a folder's name");
        return name.Text;
    }

    private long ReadSeed(Section section)
    {
        if (section.Text("seed") is not { } text) return 0;
        if (long.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)) return seed;
        _problems.Add(text.Place, $"`seed` is {text.Kind}, and must be a whole number");
        return 0;
    }

    private List<T> ReadEntries<T>(Section suite, string key, Func<MapEntry, T?> read) where T : class
    {
        var entries = new List<T>();
        if (suite.Need(key, $"a map of names to {key}") is not { } node) return entries;
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            _problems.Add(node.Place, $"`{key}` is {(node is MapNode ? "empty" : node.Kind)}, and must be a map of names to {key}");
            return entries;
        }

        foreach (var entry in map.Entries)
        {
            if (entry.Key.Trim().Length == 0) _problems.Add(entry.Place, $"a name in `{key}` is empty");
            if (read(entry) is { } item) entries.Add(item);
        }

        return entries;
    }
}

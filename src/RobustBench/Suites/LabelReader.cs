using System.Globalization;
using System.Text;
using RobustBench.Data.Labels;

namespace RobustBench.Suites;

/// <summary>Reads <c>labels</c>: <c>native</c>, <c>entry16</c>, or a map with its aggregate.</summary>
internal sealed class LabelReader(Problems problems, string folder)
{
    /// <summary>Labels and decisions are classes as they are.</summary>
    public const string Native = "native";

    private const string Choices = "must be native, entry16, or { map: entry16 | FILE, aggregate: mean | max | sum }";

    /// <summary>The map; null for native labels, or where a problem was found.</summary>
    public LabelMap? Read(Section suite)
    {
        switch (suite.Find("labels"))
        {
            case null or ScalarNode { Text: Native }:
                return null;
            case ScalarNode { Text: Entry16.Name }:
                return Entry16.Map(Aggregate.Mean);
            case MapNode map:
                return ReadMap(suite.AsSection(map, "`labels`")!);
            case { } other:
                problems.Add(other.Place, $"`labels` is {other.Kind}, and {Choices}");
                return null;
        }
    }

    private LabelMap? ReadMap(Section section)
    {
        var map = section.NeedText("map", "entry16, or a file of categories and their class indices");
        var aggregate = section.Word<Aggregate>("aggregate");
        section.Close();
        return map switch
        {
            null => null,
            { Text: Entry16.Name } => Entry16.Map(aggregate),
            _ => ReadFile(map, aggregate),
        };
    }

    private LabelMap? ReadFile(ScalarNode name, Aggregate aggregate)
    {
        if (Paths.Resolve(name, folder, problems) is not { } path || ReadText(path, name.Place) is not { } text) return null;
        // JSON is YAML, too, so one reader serves both.
        var root = NodeReader.Read(text, path, new Variables(_ => null), problems);
        if (root is null) return null;
        if (root is not MapNode { Entries.Count: > 0 } map)
        {
            problems.Add(root.Place, "a label map is a map of categories to lists of class indices, such as `cat: [281, 282]`");
            return null;
        }

        var seen = new HashSet<int>();
        var categories = map.Entries.Select(entry => new Category(entry.Key, ReadClasses(entry, seen))).ToList();
        return problems.Any ? null : new LabelMap(Path.GetFileName(path), categories, aggregate);
    }

    private string? ReadText(string path, Place place)
    {
        const int LargestFile = 4 << 20;
        try
        {
            if (new FileInfo(path).Length <= LargestFile) return Encoding.UTF8.GetString(RegularFile.ReadAllBytes(path)).TrimStart('\uFEFF');
            problems.Add(place, $"{path}: a label map of more than {LargestFile >> 20} MiB is refused");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(place, $"{path} can't be read: {error.Message}");
        }

        return null;
    }

    private List<int> ReadClasses(MapEntry entry, HashSet<int> seen)
    {
        var indices = new List<int>();
        if (entry.Value is not ListNode { Items.Count: > 0 } list)
        {
            problems.Add(entry.Value.Place, $"`{entry.Key}` is {(entry.Value is ListNode ? "empty" : entry.Value.Kind)}, and must be a list of class indices");
            return indices;
        }

        foreach (var item in list.Items)
        {
            if (item is not ScalarNode text || !int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                problems.Add(item.Place, $"a class index is {item.Kind}, and must be a whole number of at least 0");
            else if (!seen.Add(index))
                problems.Add(item.Place, $"class {index} stands in the map twice");
            else
                indices.Add(index);
        }

        return indices;
    }
}

using System.Globalization;

namespace RobustBench.Suites;

/// <summary>
/// Reads one map of a suite: every key that is asked for is known, and <see cref="Close"/> reports the keys that nobody
/// asked for. Wrong values become problems, and the reader goes on.
/// </summary>
internal sealed class Section(MapNode map, string name, Problems problems)
{
    private readonly OrderedDictionary<string, Node?> _known = [];

    public Place Place => map.Place;

    /// <summary>The value of a key, or null where the map has none.</summary>
    public Node? Find(string key)
    {
        _known.TryAdd(key, map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value);
        return _known[key];
    }

    /// <summary>The value of a key that must be there.</summary>
    public Node? Need(string key, string whatItIs)
    {
        var value = Find(key);
        if (value is null) problems.Add(map.Place, $"{name} needs `{key}`: {whatItIs}");
        return value;
    }

    /// <summary>The text of a key, or null where it is absent or no text.</summary>
    public ScalarNode? Text(string key) => AsText(Find(key), key);

    /// <summary>The text of a key that must be there.</summary>
    public ScalarNode? NeedText(string key, string whatItIs) => AsText(Need(key, whatItIs), key);

    /// <summary>A map below a key, or null.</summary>
    public Section? Map(string key) => Find(key) is { } value ? AsSection(value, $"`{key}`") : null;

    /// <summary>A whole number of at least <paramref name="least"/>, or null.</summary>
    public int? WholeNumber(string key, int least)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        var most = text.Text.Length > 9 && text.Text.All(char.IsAsciiDigit) ? $" and at most {int.MaxValue}" : "";
        problems.Add(text.Place, $"`{key}` is {text.Kind}, and must be a whole number of at least {least}{most}");
        return null;
    }

    /// <summary>A word of an enumeration, whose first value is the default.</summary>
    public T Word<T>(string key) where T : struct, Enum
    {
        if (Text(key) is not { } text) return default;
        var words = Words.Of<T>();
        if (words.IndexOf(text.Text) is >= 0 and var index) return Enum.GetValues<T>()[index];
        problems.Add(text.Place, $"`{key}` is {text.Kind}, and must be one of {string.Join(", ", words)}");
        return default;
    }

    /// <summary>A node as a section of its own; a problem where it is no map.</summary>
    public Section? AsSection(Node node, string itsName) => Of(node, itsName, problems);

    /// <summary>A node as a section; a problem where it is no map.</summary>
    public static Section? Of(Node node, string itsName, Problems problems)
    {
        if (node is MapNode inner) return new Section(inner, itsName, problems);
        problems.Add(node.Place, $"{itsName} is {node.Kind}, and must be a map of keys and values");
        return null;
    }

    /// <summary>Reports every key that was not asked for, with the nearest known one.</summary>
    public void Close()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.ContainsKey(entry.Key)))
            problems.Add(entry.Place, $"{name} has no key `{entry.Key}`{Nearest.Hint(entry.Key, _known.Keys)}");
    }

    private ScalarNode? AsText(Node? node, string key)
    {
        if (node is null or ScalarNode { Text.Length: > 0 }) return (ScalarNode?)node;
        problems.Add(node.Place, $"`{key}` is {node.Kind}, and must be a text or number");
        return null;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace RobustBench.Trials;

/// <summary>
/// What <c>run.json</c> says, read so that nothing is needed: imported results have no such file, and one that is damaged or
/// of another version says less.
/// </summary>
internal sealed class RunJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonNode? _node;

    private RunJson(JsonNode? node) => _node = node;

    /// <summary>Where nothing is said.</summary>
    public static RunJson Nothing { get; } = new(null);

    /// <summary>Whether anything is said here.</summary>
    public bool Exists => _node is not null;

    /// <summary>The value of a text, number or flag; empty where there is none.</summary>
    public string Text => _node is JsonValue value ? value.ToString() : "";

    /// <summary>The items of a list; none where there is no list.</summary>
    public IEnumerable<RunJson> Items => _node is JsonArray items ? items.Select(item => new RunJson(item)) : [];

    /// <summary>The members of an object; none where there is no object.</summary>
    public IEnumerable<(string Name, RunJson Value)> Members =>
        _node is JsonObject members ? members.Select(member => (member.Key, new RunJson(member.Value))) : [];

    /// <summary>A member of an object; nothing where there is none.</summary>
    public RunJson this[string name] => _node is JsonObject members && members[name] is { } value ? new RunJson(value) : Nothing;

    /// <summary>Reads the file of a results folder.</summary>
    public static RunJson Read(string resultsFolder)
    {
        var path = Path.Combine(resultsFolder, "run.json");
        return File.Exists(path) ? Parse(File.ReadAllText(path)) : Nothing;
    }

    /// <summary>Reads the text of a file.</summary>
    public static RunJson Parse(string text)
    {
        try
        {
            return new RunJson(JsonNode.Parse(text, documentOptions: Strict));
        }
        catch (JsonException)
        {
            // Somebody edited it into something else; the trials say all that matters.
            return Nothing;
        }
    }
}

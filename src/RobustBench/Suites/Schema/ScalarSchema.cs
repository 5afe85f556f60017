using System.Text.Json.Nodes;
using RobustBench.Parameters;

namespace RobustBench.Suites.Schema;

/// <summary>
/// Schemas of scalars. The reader of suites takes every scalar as a text and replaces <c>${NAME}</c> in it, so each of them
/// may be such a text, and a number or flag may stand in quotes.
/// </summary>
internal static class ScalarSchema
{
    private const string WholePattern = "^[+-]?[0-9]+$";

    /// <summary>A text that holds a variable; what it becomes no schema can know.</summary>
    public static JsonObject Variable() => new() { ["type"] = "string", ["pattern"] = Variables.Pattern };

    /// <summary>Any text that is not empty.</summary>
    public static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean"), ["minLength"] = 1 };

    /// <summary>A text that is fit for a folder's name.</summary>
    public static JsonObject FolderName()
    {
        var schema = Text();
        schema["pattern"] = OrVariable(@"^(?!\.{1,2}$)[^/\\\u0000]+$");
        return schema;
    }

    /// <summary>A decimal or fraction; the bounds hold for numbers, not for texts.</summary>
    public static JsonObject Number(double min = double.NegativeInfinity, double max = double.PositiveInfinity, bool aboveMin = false)
    {
        var schema = new JsonObject { ["type"] = new JsonArray("number", "string") };
        if (double.IsFinite(min)) schema[aboveMin ? "exclusiveMinimum" : "minimum"] = min;
        if (double.IsFinite(max)) schema["maximum"] = max;
        schema["pattern"] = OrVariable(Numbers.Pattern);
        return schema;
    }

    /// <summary>One of a few numbers.</summary>
    public static JsonObject OneOf(IEnumerable<double> numbers) => AnyOf(
        new JsonObject { ["enum"] = new JsonArray([.. numbers.Select(number => JsonValue.Create(number))]) },
        new JsonObject { ["type"] = "string", ["pattern"] = OrVariable(Numbers.Pattern) });

    /// <summary>A whole number of 64 bits, or one of a few; bounds hold for numbers, not for texts.</summary>
    public static JsonObject WholeNumber(long min = long.MinValue, long max = long.MaxValue, IEnumerable<long>? choices = null) => choices is null
        ? Integer(min, max, WholePattern)
        : AnyOf(
            new JsonObject { ["enum"] = new JsonArray([.. choices.Select(number => JsonValue.Create(number))]) },
            new JsonObject { ["type"] = "string", ["pattern"] = OrVariable(WholePattern) });

    /// <summary>A whole number of at least 1.</summary>
    public static JsonObject Count() => Integer(1, int.MaxValue, "^0*[1-9][0-9]*$");

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static JsonObject Flag() =>
        new() { ["type"] = new JsonArray("boolean", "string"), ["pattern"] = OrVariable("^(true|false)$") };

    /// <summary>One of a few words.</summary>
    public static JsonObject Word(IEnumerable<string> words) =>
        AnyOf(new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) }, Variable());

    /// <summary>One of a few names, each with what it means.</summary>
    public static JsonObject Name(IEnumerable<(string Name, string Summary)> names) =>
        AnyOf([.. names.Select(name => Only(name.Name, name.Summary)), Variable()]);

    /// <summary>A single name with what it means.</summary>
    public static JsonObject Only(string name, string summary) => new() { ["description"] = summary, ["enum"] = new JsonArray(name) };

    /// <summary>What fits one schema at least.</summary>
    public static JsonObject AnyOf(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };

    /// <summary>The schema with a description, which editors show, and the value that holds where none is given.</summary>
    public static JsonObject Described(this JsonObject schema, string description, JsonNode? standard = null)
    {
        schema.Insert(0, "description", description);
        if (standard is not null) schema.Add("default", standard);
        return schema;
    }

    private static JsonObject Integer(long min, long max, string pattern) => new()
    {
        ["type"] = new JsonArray("integer", "string"),
        ["minimum"] = min,
        ["maximum"] = max,
        ["pattern"] = OrVariable(pattern),
    };

    private static string OrVariable(string pattern) => $"{pattern}|{Variables.Pattern}";
}

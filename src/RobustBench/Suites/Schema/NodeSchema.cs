using System.Text.Json.Nodes;

namespace RobustBench.Suites.Schema;

/// <summary>Schemas of maps, in which no key stands that is not declared, and of lists.</summary>
internal static class NodeSchema
{
    /// <summary>A map of known keys, of which some must be there.</summary>
    public static JsonObject Of(IEnumerable<(string Key, JsonObject Value)> keys, params IEnumerable<string> required)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Key, (JsonNode?)key.Value))),
            ["additionalProperties"] = false,
        };
        var needed = required.Select(key => (JsonNode)key).ToArray();
        if (needed.Length > 0) schema["required"] = new JsonArray(needed);
        return schema;
    }

    /// <summary>A map of names of the user's choice, at least one, to entries.</summary>
    public static JsonObject OfNames(JsonObject entry) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["patternProperties"] = new JsonObject { [@"\S"] = entry },
        ["additionalProperties"] = false,
    };

    /// <summary>A list of at least <paramref name="least"/> values.</summary>
    public static JsonObject List(JsonObject item, int least = 1, int? most = null)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item, ["minItems"] = least };
        if (most is { } count) schema["maxItems"] = count;
        return schema;
    }
}

using System.Text.Json.Nodes;
using RobustBench.Data;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of a <c>stimulus</c>, as <see cref="StimulusReader"/> reads it.</summary>
internal static class StimulusSchema
{
    /// <summary>The name of the definition that <see cref="Map"/> makes.</summary>
    public const string Definition = "stimulus";

    /// <summary>How images become stimuli.</summary>
    public static JsonObject Map()
    {
        var schema = NodeSchema.Of(
        [
            ("resize", ScalarSchema.Count().Described("What the short side is resized to [px]; left out: no resizing.")),
            ("size", ScalarSchema.Count().Described("The side of the square that is cut from the middle [px]; left out: no crop.")),
            ("interpolation", Word<Interpolation>("How images are resized; nothing without `resize`.")),
            ("quantise", Word<Quantisation>("Whether stimuli become 8-bit after the condition: round is ⌊255x + ½⌋, truncate ⌊255x⌋.")),
        ]);
        schema["anyOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray("resize") },
            new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray("interpolation") } });
        return schema.Described("How images become stimuli; a data set's own replaces the suite's.");
    }

    private static JsonObject Word<T>(string description) where T : struct, Enum =>
        ScalarSchema.Word(Words.Of<T>()).Described(description, Words.Of<T>()[0]);
}

using System.Text.Json.Nodes;
using RobustBench.Data.Labels;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of <c>labels</c>, as <see cref="LabelReader"/> reads them.</summary>
internal static class LabelSchema
{
    private const string Categories = "the 16 categories of Geirhos et al. 2018";

    /// <summary>A name, or a map of categories with its aggregate.</summary>
    public static JsonObject NameOrMap() => ScalarSchema
        .AnyOf(ScalarSchema.Name([(LabelReader.Native, "classes as they are"), (Entry16.Name, $"{Categories}, with the mean")]), Map())
        .Described("What labels and decisions are turned into.", LabelReader.Native);

    private static JsonObject Map() => NodeSchema.Of(
        [
            ("map", ScalarSchema.AnyOf(ScalarSchema.Only(Entry16.Name, Categories), ScalarSchema.Text())
                .Described("entry16, or the path of a JSON or YAML file of categories and their class indices.")),
            ("aggregate", ScalarSchema.Word(Words.Of<Aggregate>())
                .Described("What a category's score is made of: the probabilities of its classes.", Words.Of<Aggregate>()[0])),
        ],
        "map");
}

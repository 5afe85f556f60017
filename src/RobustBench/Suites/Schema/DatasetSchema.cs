using System.Text.Json.Nodes;
using RobustBench.Data;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of <c>datasets</c>, as <see cref="DatasetReader"/> reads them.</summary>
internal static class DatasetSchema
{
    /// <summary>The map of names to data sets.</summary>
    public static JsonObject Map()
    {
        var entry = ScalarSchema.AnyOf([.. DatasetCatalogue.All.Select(OfKind), OfVariableKind()]);
        // Editors take the first alternative where no kind is given yet: here they find them all.
        entry["properties"] = new JsonObject { ["kind"] = ScalarSchema.Name(DatasetCatalogue.All.Select(kind => (kind.Name, Description(kind)))) };
        return NodeSchema.OfNames(entry).Described("The data sets, by the names that tables show.");
    }

    private static JsonObject OfKind(DatasetKind kind) => Entry(
        ScalarSchema.Only(kind.Name, Description(kind)),
        kind.Parameters.Select(parameter => (parameter.Name, ParameterSchema.Value(parameter))),
        kind.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name));

    /// <summary>Where a variable names the kind, any kind's keys may be right.</summary>
    private static JsonObject OfVariableKind() => Entry(
        ScalarSchema.Variable(),
        DatasetCatalogue.All.SelectMany(kind => kind.Parameters).Select(parameter => parameter.Name).Distinct()
            .Select(name => (name, ScalarSchema.Text())),
        []);

    private static JsonObject Entry(JsonObject kind, IEnumerable<(string Key, JsonObject Value)> keys, IEnumerable<string> required) => NodeSchema.Of(
        [
            ("kind", kind),
            .. keys,
            ("limit", ScalarSchema.Count().Described("Only so many first images are used; left out: all.")),
            ("among", ScalarSchema.Text().Described("Whose classes decisions are made among: own, or another data set of the suite; images of others are left out.")),
            ("stimulus", SuiteSchema.Reference(StimulusSchema.Definition)),
            ("conditions", ScalarSchema.AnyOf(ScalarSchema.Text(), NodeSchema.List(ScalarSchema.Text()))
                .Described("Which of the suite's conditions it is shown under: a glob over their keys with * and ?, or a list of globs; left out: all.")),
        ],
        ["kind", .. required]);

    private static string Description(DatasetKind kind) => $"{kind.Summary} ({kind.Source})";
}

using System.Text.Json.Nodes;
using RobustBench.Conditions;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of <c>conditions</c>, as <see cref="ConditionReader"/> reads them.</summary>
internal static class ConditionSchema
{
    /// <summary>The name of the definition that <see cref="Single"/> makes.</summary>
    public const string Definition = "condition";

    /// <summary>The list of conditions.</summary>
    public static JsonObject List() => NodeSchema
        .List(ScalarSchema.AnyOf(SuiteSchema.Reference(Definition), Chain()))
        .Described("The conditions to test; a list of values makes one condition for each.");

    /// <summary>A name alone, or one name with its parameters.</summary>
    public static JsonObject Single()
    {
        var bare = ConditionCatalogue.All.Where(family => !NeedsParameters(family)).Select(family => (family.Name, Description(family)));
        var one = NodeSchema.Of(ConditionCatalogue.All.Select(family => (family.Name, Settings(family))));
        one["minProperties"] = 1;
        one["maxProperties"] = 1;
        return ScalarSchema.AnyOf(ScalarSchema.Name(bare), one);
    }

    private static JsonObject Chain() => NodeSchema.Of(
        [(Condition.ChainName, NodeSchema
            .List(SuiteSchema.Reference(Definition))
            .Described("Applied in order, from one stream of random numbers; a chain can't hold a chain, and an attack is its last."))],
        Condition.ChainName);

    private static JsonObject Settings(IConditionFamily family)
    {
        var settings = NodeSchema.Of(
            family.Parameters.Select(parameter => (parameter.Name, ParameterSchema.ValueOrList(parameter))),
            family.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name));
        if (!NeedsParameters(family)) settings["type"] = new JsonArray("object", "null");
        return settings.Described(Description(family));
    }

    private static bool NeedsParameters(IConditionFamily family) => family.Parameters.Any(parameter => parameter.IsRequired);

    private static string Description(IConditionFamily family) => $"{family.Summary} ({family.Source})";
}

using System.Text.Json.Nodes;
using RobustBench.Conditions;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of <c>conditions</c>, as <see cref="ConditionReader"/> reads them.</summary>
internal static class ConditionSchema
{
    /// <summary>The name of the definition that <see cref="Corruption"/> makes.</summary>
    public const string CorruptionDefinition = "corruption";

    /// <summary>The list of conditions.</summary>
    public static JsonObject List() => NodeSchema
        .List(ScalarSchema.AnyOf(SuiteSchema.Reference(CorruptionDefinition), Chain()))
        .Described("The conditions to test; a list of values makes one condition for each.");

    /// <summary>A name alone, or one name with its parameters.</summary>
    public static JsonObject Corruption()
    {
        var bare = CorruptionCatalogue.All.Where(family => !NeedsParameters(family)).Select(family => (family.Name, Description(family)));
        var one = NodeSchema.Of(CorruptionCatalogue.All.Select(family => (family.Name, Settings(family))));
        one["minProperties"] = 1;
        one["maxProperties"] = 1;
        return ScalarSchema.AnyOf(ScalarSchema.Name(bare), one);
    }

    private static JsonObject Chain() => NodeSchema.Of(
        [(Condition.ChainName, NodeSchema
            .List(SuiteSchema.Reference(CorruptionDefinition))
            .Described("Applied in order, from one stream of random numbers; a chain can't hold a chain."))],
        Condition.ChainName);

    private static JsonObject Settings(Corruption family)
    {
        var settings = NodeSchema.Of(
            family.Parameters.Select(parameter => (parameter.Name, ParameterSchema.ValueOrList(parameter))),
            family.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name));
        if (!NeedsParameters(family)) settings["type"] = new JsonArray("object", "null");
        return settings.Described(Description(family));
    }

    private static bool NeedsParameters(Corruption family) => family.Parameters.Any(parameter => parameter.IsRequired);

    private static string Description(Corruption family) => $"{family.Summary} ({family.Source})";
}

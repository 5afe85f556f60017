using RobustBench.Conditions;
using RobustBench.Conditions.Attacking;
using RobustBench.Data;
using RobustBench.Metrics;
using RobustBench.Models.Architectures;
using RobustBench.Models.Zoo;
using RobustBench.Parameters;

namespace RobustBench;

/// <summary>Something that is built in and that a suite or a table can name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, in one sentence.</param>
/// <param name="Source">Where its definition comes from.</param>
/// <param name="Parameters">Its parameters, in the order of its key.</param>
public sealed record CatalogueItem(string Name, string Summary, string Source, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>What can be listed, by the names of the command line.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<CatalogueItem>>> Lists { get; } =
        new Dictionary<string, Func<IReadOnlyList<CatalogueItem>>>
        {
            ["datasets"] = () => [.. DatasetCatalogue.All.Select(kind => new CatalogueItem(kind.Name, kind.Summary, kind.Source, kind.Parameters))],
            ["models"] = () =>
            [
                .. ArchitectureCatalogue.All.Select(network => new CatalogueItem(network.Name, network.Summary, network.Source, [])),
                .. ZooCatalogue.All.Select(model => new CatalogueItem(model.Key, model.Summary, model.Source, [])),
            ],
            ["conditions"] = () => [.. ConditionCatalogue.All.Except(AttackCatalogue.All).Select(family => new CatalogueItem(family.Name, family.Summary, family.Source, family.Parameters))],
            ["attacks"] = () => [.. AttackCatalogue.All.Select(family => new CatalogueItem(family.Name, family.Summary, family.Source, family.Parameters))],
            ["metrics"] = () => [.. MetricCatalogue.All.Select(metric => new CatalogueItem(metric.Name, $"{metric.Summary} ({metric.Range}; {metric.Table})", metric.Source, []))],
        };
}

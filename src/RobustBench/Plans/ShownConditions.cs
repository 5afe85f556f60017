using System.IO.Enumeration;
using RobustBench.Conditions;
using RobustBench.Suites;

namespace RobustBench.Plans;

/// <summary>
/// The conditions that data sets are shown under: those of the suite that the data set's own globs and the selection both
/// match. Where the images have conditions of their own, these stand in place of the suite's <c>clean</c>.
/// </summary>
internal static class ShownConditions
{
    private const string Clean = "clean";

    /// <summary>Those of one data set, maybe none, in the order of the suite and with their positions in the tables.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="dataset">One of its data sets.</param>
    /// <param name="size">What is known of its images.</param>
    /// <param name="selection">A glob over condition keys; null: all.</param>
    public static IReadOnlyList<ShownCondition> Of(Suite suite, DatasetEntry dataset, DatasetSize size, string? selection)
    {
        if (size.OwnConditions.Count == 0)
        {
            return [.. suite.Conditions.Index()
                .Where(condition => dataset.IsShownUnder(condition.Item) && (selection is null || condition.Item.Matches(selection)))
                .Select(condition => new ShownCondition(condition.Index, condition.Item, 0, size.Images))];
        }

        return suite.ConditionsOf(dataset).Any(condition => condition.Condition.Key == Clean)
            ? [.. size.OwnConditions.Index()
                .Where(own => selection is null || FileSystemName.MatchesSimpleExpression(selection, own.Item.Key, ignoreCase: false))
                .Select(own => new ShownCondition(
                    suite.Conditions.Count + own.Index, new ConditionEntry(Condition.OfImages(own.Item.Key), dataset.Place), own.Item.First, own.Item.Images))]
            : [];
    }

    /// <summary>What is wrong with a selection that leaves no data set anything; null where something is left.</summary>
    public static string? Problem(Suite suite, IReadOnlyDictionary<string, DatasetSize> sizes, string? selection)
    {
        if (selection is null || suite.Datasets.Any(dataset => Of(suite, dataset, sizes[dataset.Key], selection).Count > 0)) return null;
        return suite.Conditions.FirstOrDefault(condition => condition.Matches(selection)) is { } unshown
            ? $"--conditions {selection}: no data set of the suite is shown under a condition that matches: their own `conditions` leave out {unshown.Condition.Key}"
            : $"--conditions {selection}: no condition of the suite matches; its keys look like {suite.Conditions[^1].Condition.Key}";
    }

    /// <summary>The suite's conditions that a data set whose images have conditions of their own can't be shown under.</summary>
    public static IEnumerable<string> Refusals(Suite suite, DatasetEntry dataset, DatasetSize size) =>
        size.OwnConditions.Count == 0 ? [] : suite.ConditionsOf(dataset).Where(condition => condition.Condition.Key != Clean).Take(1).Select(condition => dataset.Place.Say(
            $"the images of `{dataset.Key}` have conditions of their own ({size.OwnConditions[0].Key}, …) and are shown as they are, not under {condition.Condition.Key}: give it `conditions: clean`"));
}

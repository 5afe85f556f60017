using RobustBench.Suites;

namespace RobustBench.Plans;

/// <summary>The conditions that data sets are shown under: those of the suite that the data set's own globs and the selection both match.</summary>
internal static class ShownConditions
{
    /// <summary>Those of one data set, maybe none, in the order of the suite and with their positions in it.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="dataset">One of its data sets.</param>
    /// <param name="selection">A glob over condition keys; null: all.</param>
    public static IReadOnlyList<(int Index, ConditionEntry Item)> Of(Suite suite, DatasetEntry dataset, string? selection) =>
        [.. suite.Conditions.Index().Where(condition => dataset.IsShownUnder(condition.Item) && (selection is null || condition.Item.Matches(selection)))];

    /// <summary>What is wrong with a selection that leaves no data set anything; null where something is left.</summary>
    public static string? Problem(Suite suite, string? selection)
    {
        if (selection is null || suite.Datasets.Any(dataset => Of(suite, dataset, selection).Count > 0)) return null;
        return suite.Conditions.FirstOrDefault(condition => condition.Matches(selection)) is { } unshown
            ? $"--conditions {selection}: no data set of the suite is shown under a condition that matches: their own `conditions` leave out {unshown.Condition.Key}"
            : $"--conditions {selection}: no condition of the suite matches; its keys look like {suite.Conditions[^1].Condition.Key}";
    }
}

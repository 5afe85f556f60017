using RobustBench.Conditions.Attacking;
using RobustBench.Conditions.Stylising;

namespace RobustBench.Conditions;

/// <summary>Everything that a suite can name as a condition: corruptions, images in a style, then attacks.</summary>
public static class ConditionCatalogue
{
    /// <summary>The families.</summary>
    public static IReadOnlyList<IConditionFamily> All { get; } = [.. CorruptionCatalogue.All, new Stylised(), .. AttackCatalogue.All];

    /// <summary>The family of that name, or null.</summary>
    public static IConditionFamily? Find(string name) => All.FirstOrDefault(family => family.Name == name);
}

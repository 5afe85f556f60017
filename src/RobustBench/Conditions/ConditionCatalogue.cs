using RobustBench.Conditions.Attacking;

namespace RobustBench.Conditions;

/// <summary>Everything that a suite can name as a condition: corruptions, then attacks.</summary>
public static class ConditionCatalogue
{
    /// <summary>The families.</summary>
    public static IReadOnlyList<IConditionFamily> All { get; } = [.. CorruptionCatalogue.All, .. AttackCatalogue.All];

    /// <summary>The family of that name, or null.</summary>
    public static IConditionFamily? Find(string name) => All.FirstOrDefault(family => family.Name == name);
}

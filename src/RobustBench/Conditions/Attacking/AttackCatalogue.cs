using RobustBench.Conditions.Attacks;

namespace RobustBench.Conditions.Attacking;

/// <summary>Every family of attacks, in the order in which they are listed.</summary>
internal static class AttackCatalogue
{
    /// <summary>The families.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new Fgsm(),
        new Pgd(),
        new OnePixel(),
        new Spatial(),
    ];

    /// <summary>The family of that name, or null.</summary>
    public static Attack? Find(string name) => All.FirstOrDefault(family => family.Name == name);
}

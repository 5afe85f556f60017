using RobustBench.Conditions.Corruptions;

namespace RobustBench.Conditions;

/// <summary>Every family of corruptions, in the order in which they are listed.</summary>
public static class CorruptionCatalogue
{
    /// <summary>The families.</summary>
    public static IReadOnlyList<Corruption> All { get; } =
    [
        new Clean(),
        new Greyscale(),
        new Contrast(),
        new LowPass(),
        new HighPass(),
        new PhaseNoise(),
        new Rotation(),
        new SaltAndPepper(),
        new UniformNoise(),
        new Silhouette(),
        new Edges(),
        new Rotate(),
        new Translate(),
        new Scale(),
        new Brighten(),
        new Blur(),
    ];

    /// <summary>The family of that name, or null.</summary>
    public static Corruption? Find(string name) => All.FirstOrDefault(family => family.Name == name);
}

namespace RobustBench.Models.Architectures;

/// <summary>The architectures that weights can be loaded into. Listing them needs no libtorch.</summary>
internal static class ArchitectureCatalogue
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<Architecture> All { get; } =
    [
        new CifarResNet(depth: 20),
        new CifarResNet(depth: 32),
        new CifarResNet(depth: 44),
        new CifarResNet(depth: 56),
        new CifarResNet4b(),
        new CifarWide(),
        new CaptumLeNet(),
        new Cue16ResNet(),
        new SqueezeNet("1_0"),
        new SqueezeNet("1_1"),
    ];

    /// <summary>The architecture of this name, or nothing.</summary>
    public static Architecture? Find(string name) => All.FirstOrDefault(architecture => architecture.Name == name);
}

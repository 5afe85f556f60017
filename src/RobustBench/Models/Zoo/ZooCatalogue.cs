using RobustBench.Models.Architectures;

namespace RobustBench.Models.Zoo;

/// <summary>
/// The networks that come with the program: small ones, each trained on the project's procedural Cue16 images under one
/// manipulation, as Geirhos et al. 2018 trained theirs. Listing them needs no libtorch and no weights.
/// </summary>
internal static class ZooCatalogue
{
    private static readonly Architecture Network = new Cue16ResNet();

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<ZooModel> All { get; } =
    [
        OnImages("standard", "plain Cue16 images"),
        OnImages("greyscale", "Cue16 images in grey"),
        OnImages("contrast", "Cue16 images of reduced contrast"),
        OnImages("low-pass", "Cue16 images blurred by a Gaussian"),
        OnImages("high-pass", "Cue16 images without their low frequencies"),
        OnImages("phase-noise", "Cue16 images with noise on their phases"),
        OnImages("rotation", "Cue16 images turned by quarters"),
        OnImages("salt-and-pepper", "Cue16 images with pixels turned white or black"),
        OnImages("uniform-noise", "Cue16 images with additive uniform noise"),
        OnImages("all-but-salt-and-pepper", "Cue16 images under every manipulation but salt-and-pepper noise"),
        OnImages("all-but-uniform-noise", "Cue16 images under every manipulation but uniform noise"),
        OnImages("all", "Cue16 images under every manipulation"),
        OnImages("stylised", "Cue16 images whose textures are drawn at random, the miniature of Stylized-ImageNet", "Geirhos et al. 2019"),
    ];

    /// <summary>Where the build puts the weights: beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "zoo");

    /// <summary>The model that a suite calls so, with <see cref="ZooModel.Prefix"/>, or nothing.</summary>
    public static ZooModel? Find(string key) => All.FirstOrDefault(model => model.Key == key);

    private static ZooModel OnImages(string name, string images, string after = "Geirhos et al. 2018") =>
        new(name, $"{Network.Name} trained on {images}", $"this project, models/zoo/{name}.md, after {after}", Network);
}

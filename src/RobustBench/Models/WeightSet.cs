using System.Globalization;

namespace RobustBench.Models;

/// <summary>Published weights of an architecture, and what they want their images to be like.</summary>
/// <param name="Architecture">The name of the architecture.</param>
/// <param name="Name">The name that its publisher gives it: of torchvision <c>IMAGENET1K_V2</c>, of timm <c>a1_in1k</c>.</param>
/// <param name="Resize">What the short side is resized to, in pixels.</param>
/// <param name="Interpolation">The filter: <c>bilinear</c> or <c>bicubic</c>.</param>
/// <param name="Preprocessing">The size of the crop, and the normalisation.</param>
/// <remarks>
/// torchvision 0.14, <c>WeightsEnum.transforms</c>; timm, <c>default_cfgs</c> at the size of its tests. The list is made by
/// tools/Torchvision/weight_sets.py.
/// </remarks>
internal sealed record WeightSet(string Architecture, string Name, int Resize, string Interpolation, Preprocessing Preprocessing)
{
    private const string Resource = "RobustBench.Models.weight-sets.csv";

    private static readonly Lazy<IReadOnlyList<WeightSet>> Read = new(() =>
    {
        using var text = new StreamReader(typeof(WeightSet).Assembly.GetManifestResourceStream(Resource)!);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Parse)];
    });

    /// <summary>All that are known.</summary>
    public static IReadOnlyList<WeightSet> All => Read.Value;

    /// <summary>Those of an architecture.</summary>
    public static IReadOnlyList<WeightSet> Of(string architecture) => [.. All.Where(set => set.Architecture == architecture)];

    private static WeightSet Parse(string line)
    {
        var fields = line.Split(',');
        var size = int.Parse(fields[3], CultureInfo.InvariantCulture);
        return new WeightSet(
            fields[0], fields[1], int.Parse(fields[2], CultureInfo.InvariantCulture), fields[4],
            fields[5] == "half" ? Preprocessing.Half(size) : Preprocessing.ImageNet(size));
    }
}

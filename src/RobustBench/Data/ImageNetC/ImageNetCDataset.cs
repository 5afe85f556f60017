using RobustBench.Data.Labels;
using RobustBench.Data.Trees;
using RobustBench.Parameters;

namespace RobustBench.Data.ImageNetC;

/// <summary>
/// The published ImageNet-C, or a part of it: folders <c>CORRUPTION/SEVERITY/WNID</c>, whose corruptions and severities are
/// conditions <c>corruption(severity=N)</c>. The images are shown as they are: they are 224×224 already. The key of an image is
/// that of the photograph it was made of, the same under every condition.
/// </summary>
/// <remarks>Hendrycks &amp; Dietterich 2019, Benchmarking neural network robustness to common corruptions and perturbations; https://zenodo.org/records/2235448.</remarks>
internal sealed class ImageNetCDataset : DatasetKind
{
    private const int Severities = 5;

    private static readonly PathParameter Root = Parameter.Path("path", "the folder of the corruptions, above them or above the archives' own folders, or an archive of it");

    public override string Name => "imagenet-c";

    public override string Summary => "the published ImageNet-C (CORRUPTION/SEVERITY/WNID/FILE), shown as it is under its own conditions corruption(severity=N)";

    public override string Source => "Hendrycks & Dietterich 2019, zenodo.org/records/2235448";

    public override IReadOnlyList<Parameter> Parameters => [Root];

    public override bool HoldsStimuli => true;

    public override ImageSet Open(Settings settings)
    {
        var tree = FileTrees.Open(settings[Root]);
        try
        {
            return Read(tree);
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    private static TreeImages Read(FileTree tree)
    {
        var others = new LeftOut("files left out, since they are not CORRUPTION/SEVERITY/WNID/FILE with a severity from 1 to 5");
        var found = new List<(string Path, string Condition, string Class, string Key)>();
        foreach (var path in tree.List().Where(path => !path.Split('/').Any(part => ImageFile.IsHidden(part))).Order(StringComparer.Ordinal))
        {
            if (Parse(path) is var (condition, wnid, key)) found.Add((path, condition, wnid, key));
            else others.Add(path);
        }

        if (found.Count == 0)
            throw new InputException(OneLine.Of($"{tree.Root}: it holds no images in CORRUPTION/SEVERITY/WNID, such as gaussian_noise/1/n01440764: give the folder that holds the corruptions"));
        var labels = ClassLabels.Of(found.Select(image => image.Class).ToHashSet(), ClassRule.WordNet, name => tree.Place(name));
        List<string> conditions = [.. found.Select(image => image.Condition).Distinct()];
        var positions = conditions.Index().ToDictionary(condition => condition.Item, condition => condition.Index);
        return new TreeImages(
            tree, found.Select(image => new TreeImage(image.Path, new ImageRecord(image.Key, labels.Index[image.Class]), positions[image.Condition])), applyOrientation: false)
        {
            Names = labels.Names,
            OwnConditions = conditions,
            LeftOut = [.. tree.Notices, .. others.Notices],
        };
    }

    /// <summary>What a path says; null where it is none of ImageNet-C's.</summary>
    private static (string Condition, string Class, string Key)? Parse(string path) =>
        path.Split('/') is [.., var corruption, [var digit] severity, var wnid, var file] && digit is >= '1' and < (char)('1' + Severities)
        && ImageFile.HasExtension(file)
            ? ($"{corruption}(severity={severity})", wnid, $"{wnid}/{file}")
            : null;
}

using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>Reads one entry of <c>models</c>.</summary>
internal sealed class ModelReader(Problems problems, string folder)
{
    public ModelEntry? Read(MapEntry entry, Section section)
    {
        section.Unsupported("torchscript", "give `architecture` and `weights`");
        section.Unsupported("onnx", "give `architecture` and `weights`");
        var weights = section.NeedText("weights", "the file of the network's weights") is { } path ? Paths.Resolve(path, folder, problems) : null;
        var preprocessing = section.Map("preprocessing");
        if (section.NeedText("architecture", "the network's architecture") is not { } name) return null;
        if (ArchitectureCatalogue.Find(name.Text) is not { } architecture)
        {
            problems.Add(name.Place, $"there is no architecture {name.Kind}{Nearest.Hint(name.Text, ArchitectureCatalogue.All.Select(a => a.Name))}");
            return null;
        }

        section.Close();
        return weights is null ? null : new ModelEntry
        {
            Key = entry.Key,
            Place = entry.Place,
            Architecture = architecture,
            Weights = weights,
            Preprocessing = preprocessing is null ? architecture.Preprocessing : Override(architecture.Preprocessing, preprocessing),
        };
    }

    private Preprocessing Override(Preprocessing standard, Section section)
    {
        var own = standard with
        {
            Mean = Triple(section, "mean", aboveZero: false) ?? standard.Mean,
            Std = Triple(section, "std", aboveZero: true) ?? standard.Std,
            Size = section.WholeNumber("size", least: 1) ?? standard.Size,
        };
        section.Close();
        return own;
    }

    private float[]? Triple(Section section, string key, bool aboveZero)
    {
        if (section.Find(key) is not { } node) return null;
        var numbers = node is ListNode list ? list.Items.Select(item => (item as ScalarNode)?.Text).Select(Number).ToList() : [];
        if (numbers is [{ } red, { } green, { } blue] && (!aboveZero || (red > 0 && green > 0 && blue > 0))) return [red, green, blue];
        problems.Add(node.Place, $"`{key}` must be a list of three numbers{(aboveZero ? " above 0" : "")}: red, green, blue");
        return null;
    }

    private static float? Number(string? text) => text is not null && Numbers.Parse(text) is { } number ? (float)(double)number.Value : null;
}

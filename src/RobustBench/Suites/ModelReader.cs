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
        var architecture = ReadArchitecture(section);
        var own = section.Map("preprocessing") is { } preprocessing ? ReadPreprocessing(preprocessing) : (_ => _);
        section.Close();
        return weights is null || architecture is null ? null : new ModelEntry
        {
            Key = entry.Key,
            Place = entry.Place,
            Architecture = architecture,
            Weights = weights,
            Preprocessing = own(architecture.Preprocessing),
        };
    }

    private Architecture? ReadArchitecture(Section section)
    {
        if (section.NeedText("architecture", "the network's architecture") is not { } name) return null;
        var architecture = ArchitectureCatalogue.Find(name.Text);
        if (architecture is null)
            problems.Add(name.Place, $"there is no architecture {name.Kind}{Nearest.Hint(name.Text, ArchitectureCatalogue.All.Select(a => a.Name))}");
        return architecture;
    }

    /// <summary>What the section says in place of the architecture's own preprocessing, which need not be known.</summary>
    private Func<Preprocessing, Preprocessing> ReadPreprocessing(Section section)
    {
        var (mean, std) = (Triple(section, "mean", aboveZero: false), Triple(section, "std", aboveZero: true));
        var size = section.WholeNumber("size", least: 1);
        section.Close();
        return standard => new Preprocessing { Mean = mean ?? standard.Mean, Std = std ?? standard.Std, Size = size ?? standard.Size };
    }

    private float[]? Triple(Section section, string key, bool aboveZero)
    {
        if (section.Find(key) is not { } node) return null;
        var numbers = node is ListNode list ? list.Items.Select(item => (item as ScalarNode)?.Text).Select(Number).ToList() : [];
        if (numbers is [{ } red, { } green, { } blue] && (!aboveZero || (red > 0 && green > 0 && blue > 0))) return [red, green, blue];
        problems.Add(node.Place, $"`{key}` must be a list of three numbers{(aboveZero ? " above 0" : "")}: red, green, blue");
        return null;
    }

    private static float? Number(string? text) =>
        text is not null && Numbers.Parse(text) is { } number && float.IsFinite((float)(double)number.Value) ? (float)(double)number.Value : null;
}

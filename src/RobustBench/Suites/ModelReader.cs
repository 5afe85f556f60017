using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Zoo;
using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>Reads one entry of <c>models</c>: a map, or the name of a model of the zoo.</summary>
/// <param name="problems">Gets the problems.</param>
/// <param name="folder">The suite's folder, where relative paths start.</param>
/// <param name="zoo">The folder of the zoo's weights.</param>
internal sealed class ModelReader(Problems problems, string folder, string zoo)
{
    private const string Ways = "give one of `architecture` with `weights`, `torchscript`, `onnx`";

    private static readonly (string Key, ModelFormat Format)[] WholeNetworks = [("torchscript", ModelFormat.TorchScript), ("onnx", ModelFormat.Onnx)];

    public ModelEntry? Read(MapEntry entry)
    {
        switch (entry.Value)
        {
            case MapNode map:
                return ReadMap(entry, new Section(map, $"`{entry.Key}`", problems));
            case ScalarNode name when name.Text.StartsWith(ZooModel.Prefix, StringComparison.Ordinal):
                return ReadZoo(entry, name);
            default:
                problems.Add(entry.Value.Place, $"`{entry.Key}` is {entry.Value.Kind}, and must be a map or {ZooModel.Prefix}NAME: in a map {Ways}");
                return null;
        }
    }

    private ModelEntry? ReadZoo(MapEntry entry, ScalarNode name)
    {
        if (ZooCatalogue.Find(name.Text) is not { } model)
        {
            problems.Add(name.Place, $"the zoo has no model {name.Kind}{Nearest.Hint(name.Text, ZooCatalogue.All.Select(known => known.Key))}");
            return null;
        }

        var weights = model.WeightsIn(zoo);
        if (!File.Exists(weights))
        {
            problems.Add(name.Place, $"{model.Key}: its weights, which come with the program, are missing: there is no file {weights}; build or install the program again");
            return null;
        }

        return new ModelEntry
        {
            Key = entry.Key,
            Place = entry.Place,
            Architecture = model.Architecture,
            Weights = weights,
            Preprocessing = model.Architecture.Preprocessing,
        };
    }

    private ModelEntry? ReadMap(MapEntry entry, Section section)
    {
        var parts = new[] { section.Find("architecture"), section.Find("weights") }.Any(node => node is not null);
        var given = WholeNetworks.Where(way => section.Find(way.Key) is not null).ToList();
        switch (parts, given)
        {
            case (true, []):
                return ReadArchitectureAndWeights(entry, section);
            case (false, [var whole]):
                return ReadWhole(entry, section, whole.Key, whole.Format);
            case (false, []):
                problems.Add(section.Place, $"`{entry.Key}` needs a network: {Ways}");
                break;
        }

        foreach (var way in parts ? given : given.Skip(1))
            problems.Add(section.Find(way.Key)!.Place, $"`{way.Key}` gives `{entry.Key}` a second network: {Ways}");
        _ = section.Find("preprocessing");
        section.Close();
        return null;
    }

    private ModelEntry? ReadArchitectureAndWeights(MapEntry entry, Section section)
    {
        var weights = ReadFile(section, "weights", "the file of the network's weights");
        var architecture = ReadArchitecture(section);
        var set = section.Find("preprocessing") is ScalarNode name ? ReadWeightSet(name, architecture) : null;
        var own = section.Find("preprocessing") is { } node and not ScalarNode && section.AsSection(node, "`preprocessing`") is { } preprocessing
            ? ReadPreprocessing(preprocessing)
            : _ => _;
        section.Close();
        return weights is null || architecture is null ? null : new ModelEntry
        {
            Key = entry.Key,
            Place = entry.Place,
            Architecture = architecture,
            Weights = weights,
            WeightSet = set,
            Preprocessing = set?.Preprocessing ?? own(architecture.Preprocessing),
        };
    }

    /// <summary>The published weights whose preprocessing the model has; null where they can't be told.</summary>
    private WeightSet? ReadWeightSet(ScalarNode name, Architecture? architecture)
    {
        if (architecture is null) return null;
        var sets = WeightSet.Of(architecture.Name);
        if (sets.FirstOrDefault(set => set.Name == name.Text) is { } found) return found;
        problems.Add(name.Place, sets.Count == 0
            ? $"no published weights of {architecture.Name} are known by name: give a map, `{{ mean, std, size }}`"
            : $"no weights {name.Kind} of {architecture.Name} are known: take one of {string.Join(", ", sets.Select(set => set.Name))}, or give a map, `{{ mean, std, size }}`");
        return null;
    }

    /// <summary>A file that holds layers and weights. How it wants its images stands nowhere in it, so the suite must say.</summary>
    private ModelEntry? ReadWhole(MapEntry entry, Section section, string key, ModelFormat format)
    {
        const string Mend = "what normalisation the file expects; `mean: [0, 0, 0], std: [1, 1, 1]` where it normalises by itself";
        var file = ReadFile(section, key, "the file of the network");
        var preprocessing = section.Need("preprocessing", Mend) is { } node ? section.AsSection(node, "`preprocessing`") : null;
        if (preprocessing is not null)
        {
            _ = preprocessing.Need("mean", Mend);
            _ = preprocessing.Need("std", Mend);
        }

        var own = preprocessing is null ? (_ => _) : ReadPreprocessing(preprocessing);
        section.Close();
        return file is null ? null : new ModelEntry
        {
            Key = entry.Key,
            Place = entry.Place,
            Format = format,
            Architecture = null,
            Weights = file,
            Preprocessing = own(new Preprocessing { Mean = [0, 0, 0], Std = [1, 1, 1], Size = null }),
        };
    }

    private string? ReadFile(Section section, string key, string whatItIs) =>
        section.NeedText(key, whatItIs) is { } path ? Paths.Resolve(path, folder, problems) : null;

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

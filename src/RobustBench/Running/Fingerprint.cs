using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RobustBench.Data.Labels;
using RobustBench.Parameters;
using RobustBench.Plans;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>
/// The inputs of a part as one SHA-256: images with keys, labels and further columns, geometry, weights, architecture,
/// preprocessing, condition with the versions of its definition, the styles and weights that it is made with, seed, and the names that labels get. What is not in it
/// (batch size, threads, device, order, names of files, other models) does not make a part run again.
/// </summary>
internal sealed class Fingerprint(Suite suite, IReadOnlyDictionary<string, OpenDataset> datasets, StyledImages? styled = null)
{
    /// <summary>Changes when the same inputs give other trials, or the list of inputs changes.</summary>
    private const string Version = "robustbench part 1";

    private readonly Dictionary<string, string> _weights = [];
    private readonly Dictionary<(string Dataset, int First), string> _images = [];

    /// <summary>The fingerprint of a part, lower-case hexadecimal.</summary>
    public string Of(PlannedPart part) => Hash([
        Version,
        Images(part),
        Geometry(datasets[part.Dataset.Key]),
        .. Network(part.Model),
        part.Condition.Condition.Key,
        part.Condition.Condition.Versions,
        Text(suite.Seed),
        Labels(datasets[part.Dataset.Key].Map),
        string.Join('\n', datasets[part.Dataset.Key].Names ?? []),
        .. part.Source is { } source ? Network(source) : [],
        .. part.Condition.Condition.Style is { } style ? Style(style.Settings) : [],
    ]);

    /// <summary>The fingerprint of what a part shows to whatever model: an attack's is that of its stimuli before it.</summary>
    public string Shown(PlannedPart part) => Hash([
        "robustbench stimuli 1",
        Images(part),
        Geometry(datasets[part.Dataset.Key]),
        part.Condition.Condition.Key,
        part.Condition.Condition.Versions,
        Text(suite.Seed),
        Labels(datasets[part.Dataset.Key].Map),
        .. part.Condition.Condition.Style is { } style ? Style(style.Settings) : [],
    ]);

    /// <summary>SHA-256 of a model's weight file, lower-case hexadecimal; each file is read once.</summary>
    public string Weights(ModelEntry model)
    {
        if (_weights.TryGetValue(model.Weights, out var known)) return known;
        try
        {
            using var file = RegularFile.OpenRead(model.Weights);
            return _weights[model.Weights] = Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(model.Place.Say($"{model.Weights} can't be read: {error.Message}"), error);
        }
    }

    private string[] Style(Settings settings) => styled is null
        ? throw new InvalidOperationException("A condition in a style has no images.")
        : [.. styled.Facts(settings), styled.Styles(settings)];

    private string[] Network(ModelEntry model) =>
    [
        model.Network,
        Weights(model),
        Text(model.Preprocessing.Mean),
        Text(model.Preprocessing.Std),
        model.Preprocessing.Size is { } size ? Text(size) : "any",
    ];

    private string Images(PlannedPart part)
    {
        if (_images.TryGetValue((part.Dataset.Key, part.First), out var known)) return known;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var images = datasets[part.Dataset.Key];
        Append(hash, [.. images.Images.Columns]);
        for (var index = part.First; index < part.First + part.Count; index++)
        {
            var image = images.Describe(index);
            Append(hash, [image.Key, Text(image.Label), .. image.Further]);
            images.AppendContent(index, hash);
        }

        return _images[(part.Dataset.Key, part.First)] = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Geometry(OpenDataset dataset)
    {
        var stimulus = dataset.Entry.Stimulus;
        var geometry = $"{Text(dataset.Height)} × {Text(dataset.Width)} quantise {stimulus.Quantise}";
        return stimulus.Resize is { } side ? $"{geometry} resize {Text(side)} {stimulus.Interpolation}" : geometry;
    }

    private static string Labels(LabelMap? map) => map is null
        ? "labels native"
        : $"labels {map.Aggregate} {string.Join(';', map.Categories.Select(category => string.Join(' ', category.Classes)))}";

    private static string Hash(string[] facts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, facts);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Each text behind its length, so that no two lists of texts are the same bytes.</summary>
    private static void Append(IncrementalHash hash, string[] texts)
    {
        Span<byte> length = stackalloc byte[4];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }

    private static string Text(IEnumerable<float> values) => string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RobustBench.Conditions;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>
/// Writes <c>run.json</c>: the suite, versions, data, weights and, for every run into the folder, device, batch sizes and
/// times. Everything that may differ between two runs of the same results stands here and nowhere else.
/// </summary>
internal sealed class RunRecord(string results, Suite suite, IReadOnlyDictionary<string, OpenDataset> datasets, Fingerprint fingerprint)
{
    private const int RunsKept = 100;

    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string _path = Path.Combine(results, "run.json");

    /// <summary>The batch sizes that earlier runs with <c>--batch-size auto</c> measured first; empty where there are none.</summary>
    public Dictionary<string, int> MeasuredBatchSizes() =>
        Runs(ReadOld())
            .Where(run => Value<bool>(run["batch_sizes_measured"]))
            .SelectMany(run => run["batch_sizes"] as JsonObject ?? [])
            .Where(size => Value<int>(size.Value) > 0)
            .GroupBy(size => size.Key)
            .ToDictionary(sizes => sizes.Key, sizes => Value<int>(sizes.First().Value));

    /// <summary>Passes a second from the first decode to the last part, over the runs into the folder; null where none measured any.</summary>
    public double? MeasuredSpeed()
    {
        var measured = Runs(ReadOld())
            .Select(run => (Passes: Value<long>(run["forward_passes"]), Seconds: Value<double>((run["seconds"] as JsonObject)?["first_decode_to_last_part"])))
            .Where(run => run is { Passes: > 0, Seconds: > 0 })
            .ToList();
        return measured.Count == 0 ? null : measured.Sum(run => run.Passes) / measured.Sum(run => run.Seconds);
    }

    /// <summary>Writes the file; this run's entry replaces the one that it wrote before.</summary>
    public void Write(RunFacts facts)
    {
        Directory.CreateDirectory(results);
        using var alone = FolderLock.Take(results);
        var entry = Describe(facts);
        var started = entry["started"]!.GetValue<string>();
        var earlier = Runs(ReadOld()).Where(run => Value<string>(run["started"]) != started).Select(run => run.DeepClone()).TakeLast(RunsKept - 1);
        var record = new JsonObject
        {
            ["robustbench"] = Built.Version,
            ["suite"] = DescribeSuite(),
            ["versions"] = Versions(),
            ["datasets"] = new JsonArray([.. datasets.Values.Select(Describe)]),
            ["models"] = new JsonArray([.. suite.Models.Select(Describe)]),
            ["families"] = new JsonArray([.. suite.Conditions.SelectMany(entry => entry.Condition.Families).DistinctBy(family => family.Name).Select(Describe)]),
            ["runs"] = new JsonArray([.. earlier, entry]),
        };
        AtomicFile.Write(_path, stream => stream.Write(Encoding.UTF8.GetBytes(record.ToJsonString(Layout) + "\n")));
    }

    private JsonNode? ReadOld()
    {
        try
        {
            return File.Exists(_path) ? JsonNode.Parse(File.ReadAllText(_path), documentOptions: Strict) : null;
        }
        catch (JsonException)
        {
            // A run.json that somebody edited into something else holds no earlier runs; this run writes a whole one.
            return null;
        }
    }

    /// <summary>The value, or the type's default where the node is something else.</summary>
    private static T? Value<T>(JsonNode? node) => node is JsonValue value && value.TryGetValue<T>(out var found) ? found : default;

    private static IEnumerable<JsonObject> Runs(JsonNode? record) =>
        record is JsonObject map && map["runs"] is JsonArray runs ? runs.OfType<JsonObject>() : [];

    private static JsonObject Describe(RunFacts facts) => new()
    {
        ["started"] = facts.Started.ToString("O"),
        ["device"] = facts.Device,
        ["precision"] = "fp32",
        ["threads"] = facts.Threads,
        ["batch_sizes"] = new JsonObject(facts.BatchSizes.Select(size => KeyValuePair.Create(size.Key, (JsonNode?)size.Value))),
        ["batch_sizes_measured"] = facts.Measured,
        ["models"] = facts.Selection.Models is { } models ? string.Join(',', models) : null,
        ["conditions"] = facts.Selection.Conditions,
        ["limit"] = facts.Selection.Limit,
        ["shard"] = facts.Selection.Shard.ToString(),
        ["parts"] = new JsonObject
        {
            ["planned"] = facts.PartsPlanned,
            ["reused"] = facts.PartsReused,
            ["run"] = facts.PartsRun,
        },
        ["forward_passes"] = facts.Passes,
        ["seconds"] = new JsonObject
        {
            ["decoding"] = Math.Round(facts.Clock.Decoding.Seconds, 4),
            ["conditions"] = Math.Round(facts.Clock.Conditions.Seconds, 4),
            ["forward"] = Math.Round(facts.Clock.Forward.Seconds, 4),
            ["writing"] = Math.Round(facts.Clock.Writing.Seconds, 4),
            ["first_decode_to_last_part"] = Math.Round(facts.Clock.Whole, 4),
        },
        ["attack_seconds"] = new JsonObject(facts.Clock.Attacks.Select(cell => KeyValuePair.Create(
            $"{cell.Cell.Model.Key} · {cell.Cell.Dataset.Key} · {cell.Cell.Condition.Condition.Key}", (JsonNode?)Math.Round(cell.Seconds, 4)))),
        ["ended"] = facts.Ended,
        ["interrupted"] = facts.Interrupted,
        ["failed_cells"] = new JsonArray([.. facts.FailedCells.Select(cell => JsonValue.Create($"{cell.Key}: {cell.Value}"))]),
        ["warnings"] = new JsonArray([.. facts.Warnings.Select(warning => JsonValue.Create(warning))]),
    };

    private JsonObject DescribeSuite() => new()
    {
        ["name"] = suite.Name,
        ["description"] = suite.Description,
        ["seed"] = suite.Seed,
        ["labels"] = suite.Labels is { } map
            ? new JsonObject { ["map"] = map.Name, ["aggregate"] = map.Aggregate.ToString().ToLowerInvariant() }
            : "native",
        ["replication"] = suite.Replication is { } pair ? Describe(pair) : null,
        ["mce"] = suite.CorruptionError is { } error
            ? new JsonObject { ["corrupted"] = error.Corrupted, ["clean"] = error.Clean, ["normaliser"] = error.Normaliser }
            : null,
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(suite.Text))),
        ["text"] = suite.Text,
    };

    private static JsonObject Describe(ReplicationEntry pair) => new()
    {
        ["original"] = pair.Original,
        ["replicas"] = new JsonArray([.. pair.Replicas.Select(replica => JsonValue.Create(replica))]),
        ["standard"] = new JsonArray([.. pair.Standard.Select(glob => JsonValue.Create(glob))]),
        ["base"] = pair.Base,
    };

    private static JsonObject Describe(OpenDataset dataset) => new()
    {
        ["key"] = dataset.Entry.Key,
        ["kind"] = dataset.Entry.Kind.Name,
        ["images"] = dataset.Count,
        ["left_out"] = dataset.LeftOut,
        ["among"] = dataset.Entry.Among is null ? null : new JsonObject { ["classes_of"] = dataset.Entry.Among, ["classes"] = dataset.Map!.Categories.Count },
        ["stimulus"] = DescribeStimulus(dataset),
    };

    private static JsonObject DescribeStimulus(OpenDataset dataset)
    {
        var options = dataset.Entry.Stimulus;
        var stimulus = new JsonObject { ["height"] = dataset.Height, ["width"] = dataset.Width };
        if (options.Resize is { } side)
        {
            stimulus["resize"] = side;
            stimulus["interpolation"] = Word(options.Interpolation);
        }

        stimulus["quantise"] = Word(options.Quantise);
        return stimulus;
    }

    private JsonObject Describe(ModelEntry model) => new()
    {
        ["key"] = model.Key,
        ["format"] = model.Format.ToString().ToLowerInvariant(),
        ["architecture"] = model.Architecture?.Name,
        ["weights"] = Path.GetFileName(model.Weights),
        ["weights_sha256"] = fingerprint.Weights(model),
        ["preprocessing"] = new JsonObject
        {
            ["published"] = model.WeightSet?.Name,
            ["mean"] = Numbers(model.Preprocessing.Mean),
            ["std"] = Numbers(model.Preprocessing.Std),
            ["size"] = model.Preprocessing.Size,
        },
    };

    /// <summary>For reports, which know no conditions: what a family does, and the units of its parameters.</summary>
    private static JsonObject Describe(IConditionFamily family) => new()
    {
        ["name"] = family.Name,
        ["summary"] = family.Summary,
        ["units"] = new JsonObject(family.Parameters
            .Where(parameter => parameter.Unit.Length > 0)
            .Select(parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)parameter.Unit))),
    };

    private static JsonObject Versions() => new()
    {
        ["dotnet"] = RuntimeInformation.FrameworkDescription,
        ["system"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
        ["torchsharp"] = Built.TorchSharp,
        ["libtorch"] = Built.LibTorch,
        ["onnxruntime"] = Built.OnnxRuntime,
        ["backend"] = Built.TorchBackend,
    };

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static JsonArray Numbers(IEnumerable<float> values) => new([.. values.Select(value => JsonValue.Create(value))]);
}

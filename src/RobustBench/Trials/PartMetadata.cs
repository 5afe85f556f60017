using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RobustBench.Trials;

/// <summary>A part's header as the key-value metadata of its Parquet file, one key a field.</summary>
internal static class PartMetadata
{
    private const string Version = "1";
    private const string Prefix = "robustbench.";

    // Image keys stay readable in other tools: only what JSON itself demands is escaped.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The header as text; the order of the keys is part of the file's bytes.</summary>
    public static IReadOnlyDictionary<string, string> Write(PartHeader header) => new Dictionary<string, string>(Optional(header))
    {
        [Prefix + "schema"] = Version,
        [Prefix + "suite"] = header.Suite,
        [Prefix + "model"] = header.Model,
        [Prefix + "dataset"] = header.Dataset,
        [Prefix + "condition"] = header.Condition,
        [Prefix + "index"] = Text(header.Index),
        [Prefix + "cell-images"] = Text(header.CellImages),
        [Prefix + "inputs"] = header.Inputs,
        [Prefix + "position-model"] = Text(header.Position.Model),
        [Prefix + "position-dataset"] = Text(header.Position.Dataset),
        [Prefix + "position-condition"] = Text(header.Position.Condition),
        [Prefix + "failed"] = JsonSerializer.Serialize(header.Failed, Json),
    };

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The metadata is another program's, another version's or damaged.</exception>
    public static PartHeader Read(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Prefix + "schema", out var version))
            throw new FormatException("not a trial file of RobustBench");
        if (version != Version)
            throw new FormatException($"a trial file of version {version}, while this program reads version {Version}");

        return new PartHeader
        {
            Suite = Value("suite"),
            Model = Value("model"),
            Dataset = Value("dataset"),
            Condition = Value("condition"),
            Index = Number("index"),
            CellImages = Number("cell-images"),
            Inputs = Value("inputs"),
            Position = new(Number("position-model"), Number("position-dataset"), Number("position-condition")),
            Shown = metadata.GetValueOrDefault(Prefix + "shown"),
            Counts = metadata.ContainsKey(Prefix + "counted-images") ? new TrialCounts(Number("counted-images"), Number("counted-correct")) : null,
            Failed = Failed(),
        };

        string Value(string key) =>
            metadata.GetValueOrDefault(Prefix + key) ?? throw new FormatException($"its metadata lacks {Prefix}{key}");

        int Number(string key) => int.TryParse(Value(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"its metadata {Prefix}{key} is no whole number");

        string[] Failed()
        {
            try
            {
                return JsonSerializer.Deserialize<string[]>(Value("failed")) ?? [];
            }
            catch (JsonException damage)
            {
                throw new FormatException($"its metadata {Prefix}failed is no JSON list", damage);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Optional(PartHeader header)
    {
        if (header.Counts is { } known)
        {
            yield return new(Prefix + "counted-images", Text(known.Images));
            yield return new(Prefix + "counted-correct", Text(known.Correct));
        }

        if (header.Shown is { } shown) yield return new(Prefix + "shown", shown);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Reflection;
using System.Text;
using RobustBench.Models.Weights;
using RobustBench.Suites;

namespace RobustBench.Fuzz;

/// <summary>The parsers that read what strangers may have written.</summary>
internal static class Targets
{
    private const int ModerateSize = 1 << 16;

    public static IReadOnlyList<Target> All { get; } = [Safetensors(), Pickle(), Suite()];

    private static Target Safetensors() => new(
        "safetensors",
        [
            SafetensorsFile("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F16","shape":[2],"data_offsets":[24,28]}}""", 28),
            SafetensorsFile("""{"__metadata__":{"format":"pt"},"s":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"e":{"dtype":"U8","shape":[0,4],"data_offsets":[8,8]}}""", 8),
            SafetensorsFile("{}", 0),
        ],
        Bytes("\"shape\"", "\"dtype\"", "[0,", "9223372036854775807", "-1", "1e999", "\"F64\"", "\"BF16\"", "{", "[", "\"\\ud800\"", "null", "]]]", "{{{"),
        bytes => ReadWeights("fuzz.safetensors", bytes));

    private static Target Pickle() => new(
        "pickle",
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.EndsWith(".pth", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Resource)],
        [
            .. Bytes("cos\nsystem\n", "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch\nFloatStorage\n", "PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "PK\u0006\u0006", "data.pkl", "big"),
            [0x80, 0x02], [0x8A, 0xFF], [0x8B, 0xFF, 0xFF, 0xFF, 0x7F], [0x95, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
            [(byte)'('], [(byte)']'], [(byte)'}'], [(byte)'u'], [(byte)'R'], [(byte)'b'], [(byte)'Q'], [(byte)'2'], [(byte)'2', (byte)'2', (byte)'2', (byte)'t'],
            [(byte)'r', 0xFF, 0xFF, 0xFF, 0x7F], [(byte)'j', 0xFF, 0xFF, 0xFF, 0x7F], [(byte)'X', 0xFF, 0xFF, 0xFF, 0x7F], [0x85], [0x87],
        ],
        bytes => ReadWeights("fuzz.pth", bytes));

    private static Target Suite() => new(
        "suite",
        [.. new[] { Suites.Small, Suites.Full, Suites.Many, Suites.Wrong }.Select(Encoding.UTF8.GetBytes)],
        Bytes(
            "&a ", "*a", "!!binary ", "!x ", "- ", ": ", "{ ", " }", "[", "]", "'", "\"", "|\n  ", "\t", "# ", "---\n", "...\n", "%YAML 1.2\n", "<<: ",
            "${HOME}", "${X:-", "1e999", "-0", "1/0", "999999999999999999/7", "chain:", "level: [0, 0.1, 0.2, 0.3]", "\n  - ", "? ", "datasets:", "models:", new string('[', 5000), string.Concat(Enumerable.Repeat("{ a: ", 2000)), string.Concat(Enumerable.Repeat("- ", 2000)), "\u0085", "\uFEFF", "\0"),
        bytes => SuiteReader.Parse(Path.Combine(Suites.Folder.Value, "fuzz.yaml"), bytes, name => name == "HOME" ? "/" : null));

    /// <summary>Reads the file and every tensor of moderate size: a view is gathered only when its numbers are asked for.</summary>
    private static void ReadWeights(string path, byte[] bytes)
    {
        foreach (var tensor in WeightFile.Parse(path, bytes).Tensors.Values.Where(tensor => tensor.Count <= ModerateSize))
            _ = tensor.ToFloats();
    }

    private static byte[] SafetensorsFile(string header, int data) =>
        [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[data]];

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[][] Bytes(params string[] words) => [.. words.Select(Encoding.UTF8.GetBytes)];
}

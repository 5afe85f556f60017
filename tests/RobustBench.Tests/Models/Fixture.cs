using System.Text.Json;
using RobustBench.Models;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models;

/// <summary>Tiny network files that tools/Fixtures/make_models.py makes with PyTorch, and the logits that it computes.</summary>
internal static class Fixture
{
    public const int Count = 5, Size = 8, Classes = 5;

    public static Preprocessing Preprocessing { get; } = new() { Mean = [0.4f, 0.5f, 0.6f], Std = [0.2f, 0.25f, 0.3f], Size = null };

    /// <summary>PyTorch's logits of <see cref="Images"/>, image by image.</summary>
    public static float[] Logits { get; } =
        [.. JsonDocument.Parse(System.IO.File.ReadAllText(Path("logits.json"))).RootElement.GetProperty("logits").Deserialize<float[][]>()!.SelectMany(row => row)];

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Models", "Fixtures", name);

    public static NetworkFile File(string name) => NetworkFile.Read(Path(name));

    /// <summary>The file under another name, with other bytes.</summary>
    public static NetworkFile File(string name, byte[] bytes) => new(name, bytes, "");

    /// <summary>N×3×H×W: multiples of the golden ratio modulo 1.</summary>
    public static Tensor Images(int count = Count, int height = Size, int width = Size)
    {
        var values = Enumerable.Range(0, count * 3 * height * width).Select(i => (float)(i * 0.6180339887498949 % 1));
        return tensor(values.ToArray(), [count, 3, height, width]);
    }

    public static float[] Floats(Tensor tensor) => tensor.data<float>().ToArray();
}

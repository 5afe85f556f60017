using System.Globalization;
using RobustBench.Models;
using RobustBench.Tests.Data.Cifar;
using RobustBench.Tests.Models;
using RobustBench.Trials;

namespace RobustBench.Tests.Running;

/// <summary>A suite of attacks: images of which <c>m</c> is right about all but the last five, and a second network <c>n</c>.</summary>
internal sealed class AttackSuite : IDisposable
{
    private const int Wrong = 5;

    private const string Attacks = """
        [clean, fgsm: { epsilon: [0, 1/255, 0.2] }, fgsm: { epsilon: 3, norm: l2 }, pgd: { epsilon: 0.1, steps: 3, restarts: 2 },
          one-pixel: { population: 10, generations: 2 }, spatial: { rotations: 3, translations: 3 }, fgsm: { epsilon: 0.2, source: m },
          fgsm: { epsilon: 0.3, target: next }, chain: [uniform-noise: { width: 0.1, contrast: 1, colour: true }, pgd: { epsilon: 0.1, steps: 2 }]]
        """;

    public TinySuite Tiny { get; } = new();

    /// <summary>The decisions of <c>m</c> before any attack.</summary>
    public List<int> Decided { get; }

    static AttackSuite() => TorchNative.EnsureLoaded();

    public AttackSuite()
    {
        // Without biases decisions depend on the image, and can be changed.
        Tiny.Save("m.safetensors", WithoutBias(TinySuite.LeNet(1)));
        Tiny.Save("n.safetensors", WithoutBias(TinySuite.LeNet(1)).Add("fc3.bias", [0.02f, 0, 0.02f, 0, 0, 0, 0.02f, 0, 0, 0.02f], 10));
        Tiny.Write(TinySuite.Yaml.Replace("[clean, uniform-noise: { width: [0.1, 0.35] }]", "[clean]", StringComparison.Ordinal));
        Tiny.Run("labels");
        var records = CifarFile.Records(TinySuite.Images);
        Decided = [.. Trials("m", "clean", "labels").Select(trial => Cifar10.IndexOf(trial.Prediction))];
        for (var i = 0; i < TinySuite.Images; i++)
            records[i * (CifarFile.PixelBytes + 1)] = (byte)((Decided[i] + (i < TinySuite.Images - Wrong ? 0 : 1)) % 10);
        File.WriteAllBytes(Tiny.File("data.bin"), records);
        Write(Attacks);
    }

    public static List<string> Cifar10 { get; } = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public void Dispose() => Tiny.Dispose();

    public static RandomWeights WithoutBias(RandomWeights weights) => weights
        .Add("conv1.bias", new float[6], 6).Add("conv2.bias", new float[16], 16)
        .Add("fc1.bias", new float[120], 120).Add("fc2.bias", new float[84], 84).Add("fc3.bias", new float[10], 10);

    public void Write(string conditions, string more = "") => Tiny.Write(
        TinySuite.Yaml.Replace("[clean, uniform-noise: { width: [0.1, 0.35] }]", conditions, StringComparison.Ordinal) + more);

    public IEnumerable<TrialCell> AttackCells(string results = "results") =>
        new TrialFolder(Tiny.File(results)).Cells().Where(cell => AttackColumns.AreIn(cell.Columns));

    public TrialCell Cell(string model, string condition, string results = "results") =>
        new TrialFolder(Tiny.File(results)).Cells().Single(cell => cell.Model == model && cell.Condition == condition);

    public List<Trial> Trials(string model, string condition, string results = "results") => [.. Cell(model, condition, results).ReadTrials()];

    public List<string> Columns(string model, string condition, string column, string results = "results")
    {
        var cell = Cell(model, condition, results);
        return [.. cell.ReadTrials().Select(trial => Column(cell, trial, column))];
    }

    public static string Column(TrialCell cell, Trial trial, string column) => trial.Further[cell.Columns.ToList().IndexOf(column)];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

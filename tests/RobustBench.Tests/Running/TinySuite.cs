using System.Globalization;
using System.Text.Json.Nodes;
using RobustBench.Running;
using RobustBench.Tests.Data.Cifar;
using RobustBench.Tests.Models;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Running;

/// <summary>A suite that runs in moments: 25 random images, two networks of random weights, three conditions, parts of 10.</summary>
internal sealed class TinySuite : IDisposable
{
    public const int Images = 25;

    public const int Cells = 6;

    public const int Parts = 18;

    public const string Yaml = """
        name: tiny
        seed: 7
        part-size: 10
        datasets: { d: { kind: cifar-binary, path: data.bin } }
        models:
          m: { architecture: captum_lenet, weights: m.safetensors }
          n: { architecture: captum_lenet, weights: n.safetensors }
        conditions: [clean, uniform-noise: { width: [0.1, 0.35] }]

        """;

    private readonly TemporaryFolder _folder = new();

    private int _minutes;

    public TinySuite()
    {
        CifarFile.Write(File("data.bin"), Images);
        Save("m.safetensors", LeNet(1));
        Save("n.safetensors", LeNet(2));
        Write(Yaml);
    }

    public string Path => _folder.Path;

    public string SuitePath => File("suite.yaml");

    /// <summary>The events of the last run.</summary>
    public List<RunEvent> Events { get; } = [];

    public int PartsRun => Events.OfType<PartDone>().Count();

    public string File(string name) => _folder.File(name);

    public void Write(string yaml) => System.IO.File.WriteAllText(SuitePath, yaml);

    /// <summary>Writes tensors as a safetensors file.</summary>
    public void Save(string name, RandomWeights weights) => System.IO.File.WriteAllBytes(File(name), SafetensorsFile.Bytes(weights.File));

    public static RandomWeights LeNet(int seed, int classes = 10) => new RandomWeights(seed)
        .Weight("conv1.weight", 6, 3, 5, 5).Weight("conv1.bias", 6)
        .Weight("conv2.weight", 16, 6, 5, 5).Weight("conv2.bias", 16)
        .Weight("fc1.weight", 120, 400).Weight("fc1.bias", 120)
        .Weight("fc2.weight", 84, 120).Weight("fc2.bias", 84)
        .Weight("fc3.weight", classes, 84).Weight("fc3.bias", classes);

    /// <summary>Runs into the results folder of this name, each time a minute later than the time before.</summary>
    public RunOutcome Run(string results = "results", RunOptions? options = null, Action<RunEvent>? watch = null, CancellationToken cancel = default)
    {
        Events.Clear();
        _minutes++;
        var clock = new FixedClock(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_minutes));
        options = (options ?? new RunOptions()) with { Results = File(results), Device = "cpu", Threads = options?.Threads ?? 2 };
        return new Benchmark(options, Note, clock).Run(SuitePath, cancel);

        void Note(RunEvent happened)
        {
            lock (Events) Events.Add(happened);
            watch?.Invoke(happened);
        }
    }

    /// <summary>Every file of a results folder but run.json and the report that shows it, as one text of names and contents.</summary>
    public string Content(string results = "results") => string.Join('\n', Files(results)
        .Select(file => $"{System.IO.Path.GetRelativePath(File(results), file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(file)))}"));

    public IEnumerable<string> Files(string results = "results") => Directory
        .EnumerateFiles(File(results), "*", SearchOption.AllDirectories)
        .Where(file => System.IO.Path.GetFileName(file) is not ("run.json" or "report.html" or ".lock"))
        .Order(StringComparer.Ordinal);

    public JsonNode RunJson(string results = "results") =>
        JsonNode.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(File(results), "run.json")))!;

    /// <summary>The rows of accuracy.csv, by column.</summary>
    public List<Dictionary<string, string>> Accuracy(string results = "results")
    {
        var lines = System.IO.File.ReadAllLines(System.IO.Path.Combine(File(results), "accuracy.csv")).Select(Fields).ToList();
        return [.. lines.Skip(1).Select(row => lines[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];

        static string[] Fields(string line) => line.Split(',');
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

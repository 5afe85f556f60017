using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RobustBench.Models;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Suites;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Bench;

/// <summary>
/// Measures what a run costs beyond its networks: the time from the first decode to the last part written, against the
/// time of the forward passes alone (the same batches through the same prepared networks, no other work), in one process.
/// </summary>
internal sealed class OverheadBench(string suiteFile)
{
    /// <summary>The most that a run may take, as a multiple of its forward passes.</summary>
    private const double Bound = 1.15;

    /// <summary>
    /// Measures forward passes, run, forward passes in each round, which bears with a machine whose speed drifts; says
    /// whether the best round is within the bound.
    /// </summary>
    public bool Measure(int rounds)
    {
        var best = double.PositiveInfinity;
        var suite = SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable);
        var device = TorchDevice.Resolve("auto");
        set_num_threads(1);
        using var datasets = DatasetSet.Open(suite, limit: null);
        var plan = Plan.Of(suite, datasets.Sizes, new Selection());
        using var networks = NetworkSet.Load(plan.Parts, datasets.ByKey, device, new Fingerprint(suite, datasets.ByKey).Weights, Console.Error.WriteLine);
        var batches = Batches(suite, plan, datasets, device);
        var passes = batches.Sum(batch => batch.shape[0]) * suite.Models.Count;
        Console.WriteLine($"{suite.Models.Count} networks, {batches.Count} batches, {passes} forward passes of an image");
        Forward(suite, networks, batches.Take(2));
        for (var round = 1; round <= rounds; round++)
        {
            var before = Forward(suite, networks, batches);
            var run = Run();
            var after = Forward(suite, networks, batches);
            var alone = (before + after) / 2;
            best = Math.Min(best, run / alone);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: forward passes alone {before:F1} s and {after:F1} s, run {run:F1} s, ratio {run / alone:F3} (bound {Bound})"));
        }

        return best <= Bound;
    }

    /// <summary>Every stimulus of the suite in the run's own batches.</summary>
    private static List<Tensor> Batches(Suite suite, Plan plan, DatasetSet datasets, Device device)
    {
        using var feed = new StimulusFeed(
            plan.Parts,
            datasets.ByKey,
            (new StimulusMaker(suite.Seed), Environment.ProcessorCount, set => BatchSizes.Default(set.Height, set.Width, device.type == DeviceType.CUDA)),
            new RunClock(),
            Console.Error.WriteLine,
            CancellationToken.None);
        var batches = new List<Tensor>();
        foreach (var batch in feed.Batches())
        {
            var pixels = batch.Pixels.AsSpan(0, batch.Count * 3 * batch.Height * batch.Width);
            batches.Add(Tensors.FromStimuli(pixels, batch.Count, batch.Height, batch.Width, device));
            feed.Return(batch);
        }

        return batches;
    }

    private static double Forward(Suite suite, NetworkSet networks, IEnumerable<Tensor> batches)
    {
        var start = Stopwatch.GetTimestamp();
        using var workers = new ForwardWorkers(Environment.ProcessorCount, CancellationToken.None);
        foreach (var batch in batches)
        {
            foreach (var model in suite.Models) workers.Add(() => Tensors.Logits(networks[model], batch));
        }

        workers.Finish();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>A whole run into an empty folder, by its own run.json.</summary>
    private double Run()
    {
        var results = Directory.CreateTempSubdirectory("robustbench-bench-");
        try
        {
            new Benchmark(new RunOptions { Results = results.FullName }, _ => { }, TimeProvider.System).Run(suiteFile, CancellationToken.None);
            var record = JsonNode.Parse(File.ReadAllText(Path.Combine(results.FullName, "run.json")))!;
            return record["runs"]![0]!["seconds"]!["first_decode_to_last_part"]!.GetValue<double>();
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }
}

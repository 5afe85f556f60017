using System.Collections.Concurrent;
using RobustBench.Acceptance.Runs;
using RobustBench.Running;
using RobustBench.Trials;

namespace RobustBench.Acceptance.Attacks;

/// <summary>A run of attacks on networks of the reference data.</summary>
internal sealed class AttackRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _results;

    /// <summary>Runs the conditions.</summary>
    /// <param name="images">The file of images, in <c>cifar10/</c>.</param>
    /// <param name="limit">The first images.</param>
    /// <param name="models">Architectures and the names of their weights.</param>
    /// <param name="conditions">As a suite has them.</param>
    public AttackRun(string images, int limit, (string Architecture, string Weights)[] models, string conditions)
    {
        Reference.Require();
        var suite = _folder.Write("suite.yaml", $$"""
            name: attacks
            datasets: { cifar: { kind: cifar-binary, path: "{{Reference.File($"cifar10/{images}")}}", limit: {{limit}} } }
            models:
            {{string.Join('\n', models.Select(model => $"  {model.Weights}: {{ architecture: {model.Architecture}, weights: \"{Reference.File($"cifar10/models/{model.Weights}.safetensors")}\" }}"))}}
            conditions: {{conditions}}

            """);
        var failed = new ConcurrentQueue<string>();
        var outcome = new Benchmark(new RunOptions { Results = _folder["results"], Device = "cpu" }, Note, TimeProvider.System).Run(suite, CancellationToken.None);
        Assert.True(failed.IsEmpty, string.Join(Environment.NewLine, failed));
        _results = outcome.Results;

        void Note(RunEvent happened)
        {
            if (happened is CellFailed cell) failed.Enqueue($"{cell.Model} · {cell.Condition}: {cell.Reason}");
        }
    }

    /// <summary>The accuracy of a cell.</summary>
    public double Accuracy(string model, string condition) => AccuracyTable.Read(_results)[model, "cifar", condition].Accuracy;

    /// <summary>A column of an attack's trials, by image.</summary>
    public Dictionary<string, string> Column(string model, string condition, string column)
    {
        var cell = new TrialFolder(_results).Cells().Single(cell => cell.Model == model && cell.Condition == condition);
        var place = cell.Columns.ToList().IndexOf(column);
        return cell.ReadTrials().ToDictionary(trial => trial.Image, trial => trial.Further[place]);
    }

    public void Dispose() => _folder.Dispose();
}

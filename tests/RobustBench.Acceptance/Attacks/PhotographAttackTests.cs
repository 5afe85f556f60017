using System.Globalization;
using RobustBench.Acceptance.Runs;
using RobustBench.Running;
using RobustBench.Trials;

namespace RobustBench.Acceptance.Attacks;

/// <summary>SqueezeNet 1.1 on photographs: FGSM at several budgets, and towards the class that the data set names for each.</summary>
public sealed class PhotographAttackTests
{
    private const int Photographs = 48;

    [SkippableFact]
    public void Fgsm_breaks_photographs_and_reaches_the_targets_of_the_index()
    {
        using var folder = new TemporaryFolder();
        var (header, rows) = Rows();
        var (file, label, goal) = (Array.IndexOf(header, "file"), Array.IndexOf(header, "class_index"), Array.IndexOf(header, "target_class_index"));
        folder.Write("index.csv", string.Join('\n', rows.Select(row => $"{row[file]},{row[label]},{row[goal]}").Prepend("path,label,target_class_index")) + "\n");
        var suite = folder.Write("suite.yaml", $$"""
            name: photographs
            stimulus: { resize: 256, size: 224 }
            datasets: { photographs: { kind: folder, path: "{{Path.GetDirectoryName(Reference.File($"imagenet/photographs/{rows[0][file]}"))}}", index: index.csv, classes: indices } }
            models: { squeezenet1_1: { architecture: squeezenet1_1, weights: "{{Reference.File("imagenet/models/squeezenet1_1.safetensors")}}" } }
            conditions: [clean, fgsm: { epsilon: [1/255, 2/255, 4/255, 8/255] }, fgsm: { epsilon: 4/255, target: target_class_index }]

            """);

        var outcome = new Benchmark(new RunOptions { Results = folder["results"], Device = "cpu" }, _ => { }, TimeProvider.System).Run(suite, CancellationToken.None);

        Assert.Equal(0, outcome.FailedCells);
        var table = AccuracyTable.Read(outcome.Results);
        double Accuracy(string condition) => table["squeezenet1_1", "photographs", condition].Accuracy;
        // All thousand: 65.5% clean, 2.2% and less under attack.
        Assert.InRange(Accuracy("clean"), 0.5, 0.8);
        Assert.All(new[] { "1/255", "2/255", "4/255", "8/255" }, epsilon => Assert.InRange(Accuracy($"fgsm(epsilon={epsilon})"), 0, 0.08));

        var goals = rows.ToDictionary(row => row[file], row => row[goal]);
        var clean = new TrialFolder(outcome.Results).Cells().Single(cell => cell.Condition == "clean").ReadTrials().ToDictionary(trial => trial.Image);
        var targeted = new TrialFolder(outcome.Results).Cells().Single(cell => cell.Condition.Contains("target=", StringComparison.Ordinal)).ReadTrials(["target", "success", "before", "linf"]).ToList();
        Assert.Equal(Photographs, targeted.Count);
        Assert.All(targeted, trial =>
        {
            Assert.Equal(goals[trial.Image], trial.Further[0]);
            Assert.Equal(clean[trial.Image].Correct && trial.Prediction == goals[trial.Image] ? "true" : "false", trial.Further[1]);
            Assert.Equal(clean[trial.Image].Prediction, trial.Further[2]);
            Assert.InRange(double.Parse(trial.Further[3], CultureInfo.InvariantCulture), 0, 4.0 / 255 + 1e-6);
        });
        Assert.Contains(targeted, trial => trial.Further[1] == "true");
    }

    /// <summary>The header and the first photographs by file name.</summary>
    private static (string[] Header, List<string[]> Rows) Rows()
    {
        var lines = File.ReadAllLines(Reference.File("imagenet/photographs.csv")).Select(CsvLine.Split).ToList();
        return (lines[0], [.. lines.Skip(1).OrderBy(row => row[0], StringComparer.Ordinal).Take(Photographs)]);
    }
}

using RobustBench.Reports;
using RobustBench.Running;
using RobustBench.Splitting;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Zoo;

/// <summary>Sets drawn from Cue16's replication candidates come in the order of Recht et al. 2019, figure 2.</summary>
public sealed class CandidateSplitTests
{
    [Fact]
    public void The_most_frequent_are_easiest_and_the_matched_hardest()
    {
        const int PerClass = 20;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("suite.yaml"), """
            name: candidates
            datasets:
              test: { kind: cue16, limit: 960 }
              again: { kind: cue16, split: replication, limit: 1920 }
            models: { all: zoo/all, uniform-noise: zoo/uniform-noise }
            conditions: [clean]

            """);
        new Benchmark(new RunOptions { Results = folder.File("results"), Device = "cpu" }, _ => { }, TimeProvider.System).Run(folder.File("suite.yaml"), CancellationToken.None);

        foreach (var file in TrialCsv.Export(folder.File("results"), folder.File("csv")))
        {
            double Accuracy(string strategy)
            {
                Splitter.Draw((file, "again"), strategy, PerClass, (file, "test"), 0, folder.File("drawn.csv"));
                var correct = File.ReadLines(folder.File("drawn.csv")).Skip(1).Select(row => row.Split(',')[6] == "true").ToList();
                Assert.Equal(16 * PerClass, correct.Count);
                return correct.Average(right => right ? 1.0 : 0);
            }

            var (top, threshold, matched) = (Accuracy("top"), Accuracy("threshold"), Accuracy("matched-frequency"));
            Assert.True(top > threshold && threshold > matched, $"{file}: {top}, {threshold}, {matched}");
        }
    }
}

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
        const int PerClass = 40, Draws = 5;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("suite.yaml"), """
            name: candidates
            datasets:
              test: { kind: cue16, limit: 960 }
              again: { kind: cue16, split: replication }
            models: { uniform-noise: zoo/uniform-noise }
            conditions: [clean]

            """);
        new Benchmark(new RunOptions { Results = folder.File("results"), Device = "cpu" }, _ => { }, TimeProvider.System).Run(folder.File("suite.yaml"), CancellationToken.None);

        var file = Assert.Single(TrialCsv.Export(folder.File("results"), folder.File("csv")));
        var (top, threshold, matched) = (Accuracy("top"), Accuracy("threshold"), Accuracy("matched-frequency"));

        Assert.True(top > threshold && threshold > matched, $"{top}, {threshold}, {matched}");

        // The mean over several draws, since each leaves much to chance.
        double Accuracy(string strategy) => Enumerable.Range(0, Draws).Average(seed =>
        {
            Splitter.Draw((file, "again"), strategy, PerClass, (file, "test"), seed, folder.File("drawn.csv"));
            var right = File.ReadLines(folder.File("drawn.csv")).Skip(1).Select(row => row.Split(',')[6] == "true").ToList();
            Assert.Equal(16 * PerClass, right.Count);
            return right.Average(correct => correct ? 1.0 : 0);
        });
    }
}

using System.Globalization;
using RobustBench.Importing;
using RobustBench.Metrics;
using RobustBench.Reports;

namespace RobustBench.Acceptance.Published;

/// <summary>The 67 networks of Recht et al. 2019 on ImageNet and three ImageNetV2 sets, from the published counts.</summary>
public sealed class ReplicationTests
{
    private static readonly string[] Sets = ["val", "v2_matched_frequency", "v2_threshold0.7", "v2_top_images"];

    [SkippableFact]
    public void The_published_fits_come_out_and_the_other_sets_stand_beside()
    {
        using var folder = new TemporaryFolder();
        var wide = File.ReadLines(Reference.File("published/imagenetv2_67models.csv")).Select(line => line.Split(',')).ToList();
        var counts = folder.Write("counts.csv", string.Join('\n', [
            "model,dataset,condition,images,correct",
            .. wide.Skip(1).SelectMany(row => Sets.Select(set => $"{row[0]},{set},clean,{row[Array.IndexOf(wide[0], $"{set}_n")]},{row[Array.IndexOf(wide[0], $"{set}_top1_correct")]}")),
        ]));
        new TrialImport().Counts([counts], folder["results"]);

        var report = ReportWriter.WriteAll(folder["results"], [.. Sets.Skip(1).Select(set => new ReplicationPair("val", set, [], "resnet50"))]);

        Assert.Empty(report.Failed);
        var fits = File.ReadLines(folder["results/replication-fits.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(6, fits.Count);
        AssertFit(fits[0], "linear", 0.9678, -0.0946, 0.9907);
        AssertFit(fits[1], "logit", 0.9474, -0.5220, 0.9986);
        // The replicas are harder in this order, which Recht et al. 2019 found.
        var drops = File.ReadLines(folder["results/replication.csv"]).Skip(1).Select(line => line.Split(',')).GroupBy(row => row[1]).Select(set => set.Average(row => Number(row[6]))).ToList();
        Assert.Equal(drops.OrderDescending(), drops);
        Assert.Equal(3 * 67, File.ReadLines(folder["results/replication.csv"]).Count() - 1);
    }

    private static void AssertFit(string[] row, string name, double slope, double intercept, double r2)
    {
        Assert.Equal((name, "67"), (row[2], row[3]));
        Assert.Equal(slope, Number(row[4]), 1e-3);
        Assert.Equal(intercept, Number(row[5]), 1e-3);
        Assert.Equal(r2, Number(row[6]), 1e-3);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

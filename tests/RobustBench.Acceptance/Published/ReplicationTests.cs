using System.Globalization;
using RobustBench.Comparing;
using RobustBench.Importing;
using RobustBench.Metrics;
using RobustBench.Reports;
using RobustBench.Trials;

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

    [SkippableFact]
    public void The_decisions_of_the_networks_are_trials_that_compare_and_have_hard_classes()
    {
        using var folder = new TemporaryFolder();
        new TrialImport().Predictions([Path.GetDirectoryName(Reference.File("published/imagenetv2-predictions/index.json"))!], folder["results"]);
        var cells = new TrialFolder(folder["results"]).Cells();
        var table = File.ReadLines(Reference.File("published/imagenetv2_67models.csv")).Select(line => line.Split(',')).ToList();

        // Every network's number of right decisions on every set is the table's.
        foreach (var row in table.Skip(1))
        {
            foreach (var set in Sets)
            {
                var cell = Assert.Single(cells, cell => cell.Model == row[0] && cell.Dataset == set);
                Assert.Equal(row[Array.IndexOf(table[0], $"{set}_top1_correct")], CellAccuracy.Of(cell).Correct.ToString(CultureInfo.InvariantCulture));
            }
        }

        var compared = Assert.Single(Comparer.Run($"{folder["results"]}:resnet18", $"{folder["results"]}:resnet152", datasets: ["v2_matched_frequency"]).Cells);
        Assert.Equal(10_000, compared.Answers.Images);
        Assert.True(compared.P < 1e-10 && compared.Difference > 0.05);
        var classes = CellFigures.Of(cells.Where(cell => cell.Dataset == "v2_matched_frequency" && cell.Model is "resnet18" or "resnet152" or "alexnet")).Select(cell => cell.Classes).OfType<CellClasses>().ToList();
        Assert.All(classes, cell => Assert.Equal(1000, cell.Classes.Count));
        Assert.All(ClassAgreement.Of(classes), pair => Assert.InRange(pair.Correlation!.Value, 0.4, 0.95));
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

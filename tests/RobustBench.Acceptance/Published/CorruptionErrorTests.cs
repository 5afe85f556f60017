using System.Globalization;
using System.Text.Json;
using RobustBench.Importing;
using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Acceptance.Published;

/// <summary>Mean corruption errors of networks whose accuracies on ImageNet-C were published.</summary>
public sealed class CorruptionErrorTests
{
    [SkippableFact]
    public void The_named_normaliser_is_the_published_one()
    {
        using var published = JsonDocument.Parse(File.ReadAllText(Reference.File("published/imagenet_c_mce.json")));

        Assert.Equal(
            published.RootElement.GetProperty("alexnet_err_mean_over_5_severities").EnumerateObject().Select(error => KeyValuePair.Create(error.Name, error.Value.GetDouble())),
            PublishedErrors.AlexNetCorrupted);
    }

    [SkippableTheory]
    // By a second implementation, from imagenet_testbed_C_by_severity.csv.
    [InlineData("resnet50", 78.20)]
    [InlineData("resnet50_augmix", 67.13)]
    [InlineData("alexnet", 102.29)]
    [InlineData("squeezenet1_1", 104.10)]
    public void Published_accuracies_give_the_error_of_a_second_implementation(string model, double mean)
    {
        const int Images = 50_000;
        using var folder = new TemporaryFolder();
        var rows = File.ReadLines(Reference.File("published/imagenet_testbed_C_by_severity.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[0] == model);
        var counts = folder.Write("counts.csv", string.Join('\n', [
            "model,dataset,condition,images,correct",
            .. rows.SelectMany(row => Enumerable.Range(1, 5).Select(severity => string.Create(
                CultureInfo.InvariantCulture, $"{model},imagenet-c,{row[1]}(severity={severity}),{Images},{Math.Round(double.Parse(row[1 + severity], CultureInfo.InvariantCulture) / 100 * Images)}"))),
        ]));
        new TrialImport().Counts([counts], folder["results"]);

        var error = Assert.Single(CorruptionError.Of(new CorruptionPlan("imagenet-c", null, PublishedErrors.AlexNet), CellFigures.Of(new TrialFolder(folder["results"]).Cells())));

        Assert.Equal(mean, error.Mean, 0.01);
        Assert.Null(error.Interval);
    }
}

using System.Text.Json;
using RobustBench.Acceptance.Runs;
using RobustBench.Running;
using Xunit.Abstractions;

namespace RobustBench.Acceptance.Models;

/// <summary>Real networks on real photographs, from the files to the table.</summary>
public sealed class PhotographAccuracyTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("squeezenet1_1", "squeezenet1_1", 256, 224, 65.5, 85.5)]
    [InlineData("tf_mobilenetv1_050", "tf_mobilenet_v1_050", 183, 160, 62.7, 85.2)]
    public void Accuracies_on_the_thousand_photographs_are_the_stated_ones(string architecture, string weights, int resize, int size, double top1, double top5) =>
        AssertAccuracies(architecture, weights, resize, size, top1, top5);

    [SkippableTheory]
    [InlineData("squeezenet1_0", "squeezenet1_0", 256, 227, 52.3, 78.2)]
    [InlineData("tf_mobilenetv2_100", "tf_mobilenet_v2", 256, 224, 82.0, 95.9)]
    public void Accuracies_of_slower_networks_are_the_stated_ones_too(string architecture, string weights, int resize, int size, double top1, double top5)
    {
        Reference.RequirePatience();
        AssertAccuracies(architecture, weights, resize, size, top1, top5);
    }

    private void AssertAccuracies(string architecture, string weights, int resize, int size, double top1, double top5)
    {
        using var folder = new TemporaryFolder();
        var cell = Run(folder, 1000, architecture, weights, $"resize: {resize}, size: {size}", size, ["clean"])[architecture, "photographs", "clean"];

        output.WriteLine($"{architecture}: {100 * cell.Accuracy} and {100 * cell.Top5}");
        Assert.Equal(1000, cell.Images);
        Assert.InRange(100 * cell.Accuracy, top1 - 0.3, top1 + 0.3);
        Assert.InRange(100 * cell.Top5, top5 - 0.3, top5 + 0.3);
    }

    [SkippableTheory]
    [InlineData("contrast(level=0.1)", "low-pass(std=3)", "high-pass(std=1.5)", "phase-noise(width=30)", "rotation(degrees=90)")]
    [InlineData] // all of them
    public void SqueezeNet_under_the_grids_conditions_is_right_as_often_as_with_the_published_code(params string[] chosen)
    {
        Reference.Require();
        if (chosen.Length == 0) Reference.RequirePatience();
        const int Images = 300;
        using var folder = new TemporaryFolder();
        using var document = JsonDocument.Parse(File.ReadAllText(Reference.File("imagenet/expected-corruptions.json")));
        var expected = document.RootElement.GetProperty("correct").EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetInt32());
        Assert.Equal(13, expected.Count);
        if (chosen.Length > 0) expected = chosen.ToDictionary(condition => condition, condition => expected[condition]);
        // The suite writes a condition as its key has it: name(parameter=value) is name: { parameter: value }.
        var conditions = expected.Keys.Select(key => key.Replace("(", ": { ").Replace("=", ": ").Replace(")", " }"));

        var table = Run(folder, Images, "squeezenet1_1", "squeezenet1_1", "size: 224", 224, conditions);

        Assert.Equal(expected.Keys, table.Rows.Select(row => row.Condition));
        foreach (var row in table.Rows) output.WriteLine($"{row.Condition}: {row.Correct}, expected {expected[row.Condition]}");
        Assert.All(table.Rows, row => Assert.InRange(row.Correct - expected[row.Condition], -Allowed(row.Condition), Allowed(row.Condition)));
    }

    /// <summary>How many of 300 decisions may differ: those of a random condition are another draw.</summary>
    private static int Allowed(string condition) =>
        condition.StartsWith("phase-noise", StringComparison.Ordinal) || condition.StartsWith("salt", StringComparison.Ordinal)
        || condition.StartsWith("uniform", StringComparison.Ordinal) ? 18 : 2;

    private static AccuracyTable Run(
        TemporaryFolder folder, int images, string architecture, string weights, string stimulus, int size, IEnumerable<string> conditions)
    {
        var suite = folder.Write("suite.yaml", $$"""
            name: photographs
            stimulus: { {{stimulus}} }
            datasets: { {{Photographs.Entry(folder, images)}} }
            models: { {{architecture}}: { architecture: {{architecture}}, weights: "{{Reference.File($"imagenet/models/{weights}.safetensors")}}", preprocessing: { size: {{size}} } } }
            conditions: [{{string.Join(", ", conditions)}}]

            """);
        var outcome = new Benchmark(new RunOptions { Results = folder["results"], Device = "cpu" }, _ => { }, TimeProvider.System).Run(suite, CancellationToken.None);
        Assert.Equal(0, outcome.FailedCells);
        return AccuracyTable.Read(outcome.Results);
    }
}

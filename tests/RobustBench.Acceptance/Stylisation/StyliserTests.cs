using System.Globalization;
using RobustBench.Acceptance.Runs;
using RobustBench.Running;
using RobustBench.Stylisation;

namespace RobustBench.Acceptance.Stylisation;

/// <summary>Photographs in the style of others, with the features of SqueezeNet 1.1.</summary>
public sealed class StyliserTests
{
    private const int Pairs = 4;

    [SkippableFact]
    public void Photographs_take_on_the_style_keep_their_content_and_are_hard_for_the_network()
    {
        using var folder = new TemporaryFolder();
        var photographs = Path.GetDirectoryName(Reference.File("imagenet/photographs/000b7d55b6184b08.jpg"))!;
        var files = Directory.GetFiles(photographs).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToList();
        // Pairs 500 apart, as docs/stylise.md has 32 of them.
        folder.Write("pairs.csv", string.Join('\n', Enumerable.Range(0, Pairs).Select(i => $"{files[i]},{files[500 + i]},{Path.ChangeExtension(files[i], "png")}").Prepend("content,style,output")) + "\n");

        var outcome = Styliser.Run(
            new StyliseOptions
            {
                Contents = photographs,
                Styles = photographs,
                Output = folder["out"],
                PairsFile = folder["pairs.csv"],
                Network = "squeezenet1_1",
                Weights = Reference.File("imagenet/models/squeezenet1_1.safetensors"),
                Device = "cpu",
                Threads = 2,
                Settings = new StyleSettings { Size = 0, Steps = 150 },
            },
            (_, _) => { }, CancellationToken.None);

        Assert.Equal(new StyliseOutcome(Pairs, Pairs), outcome);
        var lines = File.ReadAllLines(folder["out/losses.csv"]).Select(CsvLine.Split).ToList();
        double Value(string[] row, string column) => double.Parse(row[Array.IndexOf(lines[0], column)], CultureInfo.InvariantCulture);
        Assert.All(lines.Skip(1), row =>
        {
            Assert.InRange(Value(row, "style_loss"), 0, 0.05 * Value(row, "style_loss_start"));
            Assert.InRange(Value(row, "content_loss"), 0, Value(row, "content_loss_of_style"));
        });

        // Of 32 such pairs 65.6% plain and 3.1% stylised: docs/stylise.md.
        var table = Accuracies(folder);
        Assert.InRange(table["squeezenet1_1", "plain", "clean"].Correct, 3, Pairs);
        Assert.InRange(table["squeezenet1_1", "stylised", "clean"].Correct, 0, 1);
    }

    private static AccuracyTable Accuracies(TemporaryFolder folder)
    {
        var plain = Photographs.Entry(folder, Pairs).Replace("photographs:", "plain:", StringComparison.Ordinal);
        folder.Write("stylised.csv", File.ReadAllText(folder["index.csv"]).Replace(".jpg", ".png", StringComparison.Ordinal));
        var suite = folder.Write("suite.yaml", $$"""
            name: stylised
            datasets:
              {{plain[..^1]}}, stimulus: { size: 224 } }
              stylised: { kind: folder, path: out, index: stylised.csv, classes: indices }
            models: { squeezenet1_1: { architecture: squeezenet1_1, weights: "{{Reference.File("imagenet/models/squeezenet1_1.safetensors")}}" } }
            conditions: [clean]

            """);
        return AccuracyTable.Read(
            new Benchmark(new RunOptions { Results = folder["results"], Device = "cpu" }, _ => { }, TimeProvider.System).Run(suite, CancellationToken.None).Results);
    }
}

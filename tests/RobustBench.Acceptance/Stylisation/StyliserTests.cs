using System.Globalization;
using RobustBench.Acceptance.Runs;
using RobustBench.Stylisation;

namespace RobustBench.Acceptance.Stylisation;

/// <summary>Photographs in the style of others, with the features of SqueezeNet 1.1.</summary>
public sealed class StyliserTests
{
    [SkippableFact]
    public void Photographs_take_on_the_style_and_keep_their_content()
    {
        using var folder = new TemporaryFolder();
        var photographs = Path.GetDirectoryName(Reference.File("imagenet/photographs/000b7d55b6184b08.jpg"))!;
        var files = Directory.GetFiles(photographs).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToList();
        // Pairs 500 apart, as docs/stylise.md has 32 of them.
        folder.Write("pairs.csv", string.Join('\n', Enumerable.Range(0, 4).Select(i => $"{files[i]},{files[500 + i]},{i}.png").Prepend("content,style,output")) + "\n");

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

        Assert.Equal(new StyliseOutcome(4, 4), outcome);
        var lines = File.ReadAllLines(folder["out/losses.csv"]).Select(CsvLine.Split).ToList();
        double Value(string[] row, string column) => double.Parse(row[Array.IndexOf(lines[0], column)], CultureInfo.InvariantCulture);
        Assert.All(lines.Skip(1), row =>
        {
            Assert.InRange(Value(row, "style_loss"), 0, 0.05 * Value(row, "style_loss_start"));
            Assert.InRange(Value(row, "content_loss"), 0, Value(row, "content_loss_of_style"));
        });
    }
}

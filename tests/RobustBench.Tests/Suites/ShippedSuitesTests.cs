using System.Text.RegularExpressions;
using RobustBench.Models.Architectures;
using RobustBench.Suites;
using RobustBench.Tests.Data.Trees;
using RobustBench.Tests.Models;
using RobustBench.Tests.Models.Weights;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Suites;

/// <summary>The suites for data that a user has, with small stand-ins for the data and the weights.</summary>
public sealed partial class ShippedSuitesTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("imagenet-grid", 1)]
    [InlineData("imagenet-v2", 4)]
    [InlineData("imagenet-c", 2)]
    [InlineData("cue-conflict", 1)]
    public void A_suite_for_published_data_fits_its_folders_and_its_networks(string name, int datasets)
    {
        var path = Repository.Path($"suites/{name}.yaml");
        foreach (var file in new[] { "a", "b" })
        {
            Image($"imagenet/val/n02123045/{file}.JPEG");
            Image($"imagenetv2-matched-frequency/imagenetv2-matched-frequency-format-val/281/{file}.jpeg");
            Image($"imagenetv2-threshold0.7/imagenetv2-threshold0.7-format-val/281/{file}.jpeg");
            Image($"imagenetv2-top-images/imagenetv2-top-images-format-val/281/{file}.jpeg");
            Image($"imagenet-c/gaussian_noise/1/n02123045/{file}.JPEG");
        }

        Image("texture-vs-shape/texture-vs-shape-master/stimuli/style-transfer-preprocessed-512/cat/cat4-clock2.png");
        foreach (Match model in Models().Matches(File.ReadAllText(path)))
            Write(_data.File($"weights/{model.Groups["file"].Value}"), StandIn(ArchitectureCatalogue.Find(model.Groups["name"].Value)!));

        var suite = SuiteReader.Read(path, Variable);

        Assert.Empty(SuiteValidation.Problems(path, Variable));
        Assert.Equal(datasets, suite.Datasets.Count);
        Assert.Equal(10, suite.Models.Count);
        Assert.All(suite.Models, model => Assert.Equal(model.Key, model.Architecture!.Name));
    }

    [GeneratedRegex("architecture: (?<name>[a-z0-9_]+), weights: \"[^\"]*/weights/(?<file>[^\"]+)\"")]
    private static partial Regex Models();

    private string? Variable(string name) => name == "ROBUSTBENCH_DATA" ? _data.Path : null;

    private void Image(string path) => Write(_data.File(path), Png.Bytes(1, side: 224));

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Weights of the right names and shapes that repeat one number; the last layer, whose size a file chooses, has zeros of its own.</summary>
    private static byte[] StandIn(Architecture architecture) => TorchFile.Zip(file =>
    {
        var one = file.Storage("FloatStorage", 1f);
        return TorchvisionTests.Needs(architecture).ToDictionary(
            need => need.Name,
            need => (object?)(need.Shape.Contains(1000) || need.Name.Contains("pos_embedding", StringComparison.Ordinal)
                ? file.Tensor(new float[need.Shape.Aggregate(1L, (a, b) => a * b)], [.. need.Shape.Select(side => (int)side)])
                : TorchFile.View(one, 0, [.. need.Shape], new long[need.Shape.Count])));
    });
}

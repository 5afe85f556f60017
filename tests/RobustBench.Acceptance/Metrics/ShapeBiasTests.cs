using System.IO.Compression;
using System.Text.Json.Nodes;
using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Acceptance.Metrics;

/// <summary>The published trials of Geirhos et al. 2019: ten people and five networks.</summary>
public sealed class ShapeBiasTests
{
    private const string People = "style-transfer-512-nomask-experiment/style-transfer-512-nomask-experiment_";
    private const string Networks = "style-transfer-512-nomask-experiment-trained-CNNs/style-transfer-512-nomask-experiment_";

    [SkippableTheory]
    [InlineData("humans", People + "subject-")]
    [InlineData("subject-01", People + "subject-01")]
    [InlineData("subject-04", People + "subject-04")]
    [InlineData("alexnet_caffe", People + "alexnet")]
    [InlineData("googlenet_caffe", People + "googlenet")]
    [InlineData("resnet50", Networks + "resnet50_session")]
    [InlineData("resnet50-train-60-epochs", Networks + "resnet50_train")]
    public void Published_trials_give_the_published_shape_bias(string observer, string files)
    {
        using var archive = ZipFile.OpenRead(Reference.File("trials/texture-vs-shape.zip"));
        var published = JsonNode.Parse(File.ReadAllText(Reference.File("trials/expected-trials.json")))!["texture_vs_shape"]!["cue_conflict"]![observer]!;

        var bias = ShapeBias.Of(archive.Entries.Where(entry => entry.FullName.StartsWith(files, StringComparison.Ordinal)).SelectMany(Trials), ["shape", "texture"])!;

        Assert.Equal((double)published["shape_bias"]!, bias.All.Bias!.Value, 0.0000005);
        Assert.Equal(
            published["per_category"]!.AsObject().Select(category => $"{category.Key}: {string.Join(' ', category.Value!.AsArray())}"),
            bias.Categories.Select(row => $"{row.Category}: {row.Decisions.Shape} {row.Decisions.Texture} {row.Decisions.Trials}"));
    }

    private static List<Trial> Trials(ZipArchiveEntry file)
    {
        using var reader = new StreamReader(file.Open());
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Trial(line.TrimEnd('\r').Split(',')))];
    }

    // subj,session,trial,rt,object_response,category,condition,imagename; a name ends in "_airplane1-bicycle2.png".
    private static Trial Trial(string[] fields)
    {
        var cues = Path.GetFileNameWithoutExtension(fields[7].Split('_')[^1]).Split('-').Select(cue => cue.TrimEnd([.. "0123456789"]));
        return new Trial
        {
            Image = fields[7],
            Label = fields[5],
            Prediction = fields[4],
            Correct = fields[4] == fields[5],
            Confidence = float.NaN,
            Top5 = [],
            Further = [.. cues],
        };
    }
}

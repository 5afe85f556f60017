using System.IO.Compression;
using RobustBench.Running;
using RobustBench.Trials;

namespace RobustBench.Acceptance.Published;

/// <summary>SqueezeNet 1.1 on real stimuli of Geirhos et al. 2019 decides as published, image by image.</summary>
public sealed class CueConflictTests
{
    [SkippableFact]
    public void All_160_published_responses_come_out()
    {
        using var folder = new TemporaryFolder();
        var published = File.ReadLines(Reference.File("cue-conflict/published-squeezenet1_1.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(fields => fields[0], fields => fields[1]);

        var trials = Run(folder, $"{{ kind: cue-conflict, path: \"{Reference.File("cue-conflict/cue-conflict-160.zip")}\" }}", "");

        Assert.Equal(160, trials.Count);
        Assert.Equal(published.OrderBy(image => image.Key), trials.Select(trial => KeyValuePair.Create(trial.Image, trial.Prediction)).OrderBy(image => image.Key));
    }

    [SkippableFact]
    public void As_stimuli_of_model_vs_human_they_are_not_resized_a_second_time_and_have_the_keys_of_imported_trials()
    {
        using var folder = new TemporaryFolder();
        var published = File.ReadLines(Reference.File("cue-conflict/published-squeezenet1_1.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(fields => fields[0].Split('/')[1], fields => fields[1]);
        Unpack(Reference.File("cue-conflict/cue-conflict-160.zip"), folder["cue-conflict/dnn/session-1"]);

        var trials = Run(folder, $"{{ kind: model-vs-human, path: \"{folder["cue-conflict"]}\" }}", "stimulus: { resize: 256, size: 224 }");

        Assert.Equal(published.OrderBy(image => image.Key), trials.Select(trial => KeyValuePair.Create(trial.Image, trial.Prediction)).OrderBy(image => image.Key));
    }

    private static List<Trial> Run(TemporaryFolder folder, string dataset, string stimulus)
    {
        var suite = folder.Write("suite.yaml", $$"""
            name: cue-conflict
            labels: { map: entry16, aggregate: max }
            {{stimulus}}
            datasets: { cue-conflict: {{dataset}} }
            models: { squeezenet1_1: { architecture: squeezenet1_1, weights: "{{Reference.File("imagenet/models/squeezenet1_1.safetensors")}}" } }
            conditions: [clean]

            """);
        var outcome = new Benchmark(new RunOptions { Results = folder["results"], Device = "cpu" }, _ => { }, TimeProvider.System).Run(suite, CancellationToken.None);
        Assert.Equal(0, outcome.FailedCells);
        Assert.Equal(2, File.ReadLines(Path.Combine(outcome.Results, "shape-bias.csv")).Count(line => line.Contains(",all,", StringComparison.Ordinal) || line.StartsWith("model,", StringComparison.Ordinal)));
        return [.. Assert.Single(new TrialFolder(outcome.Results).Cells()).ReadTrials()];
    }

    private static void Unpack(string archive, string to)
    {
        Directory.CreateDirectory(to);
        using var zip = ZipFile.OpenRead(archive);
        foreach (var (index, entry) in zip.Entries.Index())
            entry.ExtractToFile(Path.Combine(to, $"{index:D4}_cue_dnn_NaN_{entry.FullName.Split('/')[0]}_00_{entry.Name}"));
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace RobustBench.Acceptance.Published;

/// <summary>Published trials give the published numbers, through import and report, to the last digit.</summary>
public sealed class PublishedTrialsTests(ImportedResults results) : IClassFixture<ImportedResults>
{
    private const string CueConflict = "2019/style-transfer-512-nomask";

    /// <summary>What the two AlexNets, of Caffe and of torchvision, are called where both are in one import.</summary>
    private static readonly Dictionary<string, string> Observers = new()
    {
        ["alexnet_caffe"] = "alexnet",
        ["googlenet_caffe"] = "googlenet",
    };

    private static readonly Dictionary<string, (string Networks, string? People, string Condition)> Rows = new()
    {
        ["colour"] = ("colour-png", "colour", "cr"),
        ["greyscale"] = ("colour-png", "colour", "bw"),
        ["contrast 5%"] = ("contrast-png", "contrast", "c05"),
        ["low-pass 7"] = ("lowpass", "lowpass", "7"),
        ["high-pass 0.7"] = ("highpass", "highpass", "0.7"),
        ["phase 90"] = ("phase-scrambling", "phase-scrambling", "90"),
        ["rotation 90"] = ("rotation", "rotation", "90"),
        ["salt-and-pepper 0.2"] = ("salt-and-pepper-png", null, "0.2"),
        ["uniform 0.35"] = ("noise-png", "noise", "0.35"),
    };

    private static readonly Dictionary<string, string> TrainedOn = new()
    {
        ["A1"] = "sixteen01v4",
        ["A2"] = "sixteen26--grayscale",
        ["A3"] = "sixteen07--grayscale-contrast-multiple",
        ["A4"] = "sixteen08--low-pass-multiple",
        ["A5"] = "sixteen11--high-pass-multiple",
        ["A6"] = "sixteen16--phase-scrambling-multiple",
        ["A7"] = "sixteen09--rotation-multiple",
        ["A8"] = "sixteen21--salt-and-pepper-noise-multiple",
        ["A9"] = "sixteen03--uniform-noise-multiple",
        ["humans"] = "humans",
    };

    [SkippableFact]
    public void Shape_biases_of_every_stated_observer()
    {
        var published = Expected("texture_vs_shape", "cue_conflict").AsObject();
        var table = results.Table("shape-bias.csv").Where(row => row["dataset"] == CueConflict).ToLookup(row => row["model"]);

        Assert.Equal(15, published.Count);
        foreach (var (observer, figures) in published)
        {
            var rows = table[observer == "alexnet_caffe" ? "alexnet@style-transfer-512-nomask-experiment" : Observers.GetValueOrDefault(observer, observer)].ToDictionary(row => row["category"]);
            Assert.Equal((long)figures!["n_shape"]!, long.Parse(rows["all"]["shape_decisions"], CultureInfo.InvariantCulture));
            Assert.Equal((long)figures["n_texture"]!, long.Parse(rows["all"]["texture_decisions"], CultureInfo.InvariantCulture));
            Assert.Equal((double)figures["shape_bias"]!, Number(rows["all"]["shape_bias"]), 0.0000005);
            foreach (var (category, counts) in figures["per_category"]!.AsObject())
            {
                var row = rows[category];
                var (shape, texture) = (long.Parse(row["shape_decisions"], CultureInfo.InvariantCulture), long.Parse(row["texture_decisions"], CultureInfo.InvariantCulture));
                Assert.Equal(counts!.AsArray().Select(count => (long)count!), [shape, texture, shape + texture + long.Parse(row["other_decisions"], CultureInfo.InvariantCulture)]);
            }
        }
    }

    [SkippableFact]
    public void Accuracies_on_stimuli_of_a_single_cue()
    {
        foreach (var (stimuli, observers) in Expected("texture_vs_shape", "single_cue_accuracy").AsObject())
        {
            foreach (var (observer, counts) in observers!.AsObject())
                AssertCell(Observers.GetValueOrDefault(observer, observer), $"2019/{(stimuli == "greyscale" ? "grayscale" : stimuli)}", "all", counts![0], counts[1]);
        }
    }

    [SkippableFact]
    public void Human_accuracies_by_condition()
    {
        foreach (var (experiment, conditions) in Expected("generalisation_2018", "human_accuracy_by_condition").AsObject())
        {
            foreach (var (condition, figures) in conditions!.AsObject())
            {
                // The files of one experiment have 0.10 for 0.1.
                var key = experiment == "noise" ? Number(condition).ToString(CultureInfo.InvariantCulture) : condition;
                AssertCell("humans", $"2018/{experiment}", key, figures!["correct_object_response"], figures["n"]);
            }
        }
    }

    [SkippableFact]
    public void The_grid_of_networks_trained_on_one_manipulation_and_people()
    {
        var rows = Expected("generalisation_2018", "figure4_grid")["rows"]!.AsObject();
        Assert.Equal(Rows.Keys, rows.Select(row => row.Key));
        foreach (var (row, cells) in rows)
        {
            var (networks, people, condition) = Rows[row];
            foreach (var (observer, counts) in cells!.AsObject())
                AssertCell(TrainedOn[observer], $"2018/{(observer == "humans" ? people : networks)}", condition, counts![0], counts[1]);
        }
    }

    [SkippableTheory]
    [InlineData("resnet50")]
    [InlineData("humans")]
    public void Likeness_to_people_as_model_vs_human_aggregates_it(string observer)
    {
        var summary = Expected("model_vs_human", "summary")[observer]!;
        AssertLikeness(summary, Assert.Single(results.Table("human-likeness.csv"), row => row["model"] == observer));
        var datasets = results.Table("human-likeness-datasets.csv").Where(row => row["model"] == observer).ToDictionary(row => row["dataset"]);
        var published = Expected("model_vs_human", "per_dataset")[observer]!.AsObject();
        Assert.Equal(17, published.Count);
        Assert.Equal(published.Count, datasets.Count);
        foreach (var (dataset, figures) in published) AssertLikeness(figures!, datasets[dataset]);
    }

    [SkippableFact]
    public void Resnet50_is_as_like_people_as_the_project_prints()
    {
        var row = Assert.Single(results.Table("human-likeness.csv"), row => row["model"] == "resnet50");
        foreach (var (column, printed) in Expected("model_vs_human", "published_readme")["resnet50"]!.AsObject())
            Assert.Equal((double)printed!, Number(row[column]), 0.0005);
    }

    private static void AssertLikeness(JsonNode expected, Dictionary<string, string> row)
    {
        foreach (var (column, figure) in expected.AsObject()) Assert.Equal((double)figure!, Number(row[column]), 1e-6);
    }

    private void AssertCell(string observer, string dataset, string condition, JsonNode? correct, JsonNode? images)
    {
        var row = Assert.Single(results.Table("accuracy.csv"), row => (row["model"], row["dataset"], row["condition"]) == (observer, dataset, condition));
        Assert.Equal($"{correct} of {images}", $"{row["correct"]} of {row["images"]}");
    }

    private static JsonNode Expected(string paper, string figures) =>
        JsonNode.Parse(File.ReadAllText(Reference.File("trials/expected-trials.json")))![paper]![figures]!;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

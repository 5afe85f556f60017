using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RobustBench.Data.Cue16;

namespace RobustBench.TrainZoo;

/// <summary>The card of a model: what it is, what it was trained on, and what came out, for people and (at its head, as YAML) for programs.</summary>
/// <param name="recipe">How it was trained.</param>
/// <param name="seed">From which seed.</param>
/// <param name="results">The results of <c>tools/TrainZoo/zoo.yaml</c>.</param>
internal sealed class Card(Recipe recipe, long seed, Results results)
{
    private static readonly string[] Further = ["replication", "silhouette", "edges", "texture", "cue-conflict"];

    /// <summary>Writes <c>NAME.md</c> beside the weights of a folder.</summary>
    public void Write(string folder)
    {
        var weights = File.ReadAllBytes(Path.Combine(folder, recipe.Name + ".safetensors"));
        File.WriteAllText(Path.Combine(folder, recipe.Name + ".md"), Text(Convert.ToHexStringLower(SHA256.HashData(weights))));
    }

    private string Text(string sha256)
    {
        var split = Split.Of("train");
        var decisions = results.Decisions(recipe.Name, "cue-conflict");
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"---");
        Line($"model: zoo/{recipe.Name}");
        Line($"architecture: cue16_resnet");
        Line($"sha256: {sha256}");
        Line($"licence: MIT");
        Line($"data: {{ kind: cue16, stimuli: {recipe.Stimuli.ToString().ToLowerInvariant()}, split: {split.Name}, images: {split.Count} }}");
        Line($"conditions: [{string.Join(", ", recipe.Conditions.Select(condition => condition.Key).Distinct())}]");
        Line($"epochs: {recipe.Epochs}");
        Line($"seed: {seed}");
        Line($"shape_bias: {decisions.Bias:F4}");
        Line($"correct:  # of {Split.Of("test").Count} test images");
        foreach (var condition in results.Conditions) Line($"  {condition}: {results.Cell(recipe.Name, "test", condition).Correct}");
        Line($"---");
        Line($"# zoo/{recipe.Name}");
        Line($"");
        Line($"{Training()}");
        Line($"Each image of each epoch is shifted by up to three pixels. The network is a miniature for trying out the harness and for");
        Line($"teaching, and knows nothing but the 16 classes of Cue16. `tools/TrainZoo` trained it and measured what follows.");
        Line($"");
        Line($"| test split, condition | accuracy |");
        Line($"| --- | --- |");
        foreach (var condition in results.Conditions) Line($"| `{condition}` | {results.Percent(recipe.Name, "test", condition):F1}% |");
        Line($"");
        Line($"| other images, clean | accuracy |");
        Line($"| --- | --- |");
        foreach (var dataset in Further) Line($"| {dataset} | {results.Percent(recipe.Name, dataset, "clean"):F1}% |");
        Line($"");
        Line($"Of {decisions.Trials} cue conflicts it decides {decisions.Shape} for the shape and {decisions.Texture} for the texture: a shape bias of {decisions.Bias:F3}.");
        return text.ToString();
    }

    private string Training() => (recipe.Stimuli, recipe.IsSpecialist, recipe.Conditions.Count) switch
    {
        (Stimuli.Stylised, _, _) => "Trained on images whose shapes wear textures drawn at random, as Stylized-ImageNet's do (Geirhos et al. 2019).",
        (_, true, _) => $"Trained on {recipe.Name} alone, as the networks of one manipulation in Geirhos et al. 2018, figure 4.",
        (_, _, 1) => "Trained on plain images.",
        _ => "Trained on plain images and several manipulations, one drawn for each image of each epoch (Geirhos et al. 2018, figure 4).",
    };
}

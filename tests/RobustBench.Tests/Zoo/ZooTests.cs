using System.Globalization;
using System.Security.Cryptography;
using RobustBench.Data.Cue16;
using RobustBench.Models;
using RobustBench.Models.Weights;
using RobustBench.Models.Zoo;
using RobustBench.Running;
using RobustBench.Tests.Trials;
using RobustBench.TrainZoo;

namespace RobustBench.Tests.Zoo;

/// <summary>The weights that come with the program, their cards and their recipes.</summary>
public sealed class ZooTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. ZooCatalogue.All.Select(model => model.Name)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_model_has_a_recipe_and_every_recipe_a_model() =>
        Assert.Equal(ZooCatalogue.All.Select(model => model.Name), Recipe.All.Select(recipe => recipe.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_beside_the_program_is_that_of_the_card_and_fits_its_architecture(string name)
    {
        var (model, card) = (ZooCatalogue.All.Single(model => model.Name == name), ZooCard.Read(name));
        var file = model.WeightsIn(ZooCatalogue.Folder);

        Assert.True(new FileInfo(file).Length < 400_000);
        Assert.Equal(card.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        Assert.Equal((card.Model, card.Architecture), (model.Key, model.Architecture.Name));
        Assert.Equal(Shapes.Names.Count, WeightCheck.Classes(model.Architecture, WeightFile.Read(file)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_card_tells_the_recipe(string name)
    {
        var (recipe, card) = (Recipe.All.Single(recipe => recipe.Name == name), ZooCard.Read(name));

        Assert.Equal(recipe.Conditions.Select(condition => condition.Key).Distinct(), card.Conditions);
        Assert.Equal(recipe.Epochs, card.Epochs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_is_as_often_right_as_its_card_says(string name)
    {
        // Another processor may round another way, and an image or two lie on the border.
        const int Borderline = 4;
        var card = ZooCard.Read(name);
        List<string> conditions = [.. new[] { "clean", card.Conditions.Last(card.Correct.ContainsKey) }.Distinct()];
        File.WriteAllText(_folder.File("zoo.yaml"), $$"""
            seed: 2018
            datasets:
              test: { kind: cue16 }
              conflict: { kind: cue16, stimuli: cue-conflict, conditions: clean }
            models: { {{name}}: zoo/{{name}} }
            conditions: [{{string.Join(", ", conditions.Select(InYaml))}}]

            """);

        var outcome = new Benchmark(new RunOptions { Results = _folder.File("results"), Device = "cpu" }, _ => { }, TimeProvider.System)
            .Run(_folder.File("zoo.yaml"), CancellationToken.None);

        Assert.All(conditions, condition => Assert.Equal(
            card.Correct[condition], outcome.Report!.Matrix[("test", condition), name]!.Value * Split.Of("test").Count, (double)Borderline));
        var all = File.ReadLines(_folder.File("results/shape-bias.csv")).Single(row => row.StartsWith($"{name},conflict,all,", StringComparison.Ordinal));
        Assert.Equal(card.ShapeBias, double.Parse(all.Split(',')[6], CultureInfo.InvariantCulture), 0.01);
    }

    /// <summary>A condition's key as a suite writes it: <c>low-pass: { std: 2 }</c>.</summary>
    private static string InYaml(string key) => key
        .Replace("(", ": { ", StringComparison.Ordinal).Replace("=", ": ", StringComparison.Ordinal).Replace(")", " }", StringComparison.Ordinal);
}

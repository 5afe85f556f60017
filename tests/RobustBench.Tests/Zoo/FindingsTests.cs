using RobustBench.Tests.Trials;
using RobustBench.TrainZoo;
using RobustBench.Trials;

namespace RobustBench.Tests.Zoo;

/// <summary>The findings on made-up results: all are there, and each goes where what it is about goes.</summary>
public sealed class FindingsTests : IDisposable
{
    private const int Images = 200;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Results_as_in_the_papers_show_every_finding() =>
        Assert.All(All((_, _, usual) => usual), finding => Assert.True(finding.Holds, finding.Text));

    [Theory]
    [InlineData("contrast", "test", "contrast(level=0.05)", 0.3, "`contrast` on")]
    [InlineData("all", "test", "rotation(degrees=90)", 0.95, "`rotation` on")]
    [InlineData("greyscale", "test", "greyscale", 0.8, "`greyscale` on")]
    [InlineData("uniform-noise", "test", "salt-and-pepper(probability=0.1)", 0.4, "training on uniform-noise")]
    [InlineData("all-but-salt-and-pepper", "test", "salt-and-pepper(probability=0.1)", 0.7, "training on all but salt-and-pepper")]
    [InlineData("standard", "replication", "clean", 0.99, "accuracy falls")]
    [InlineData("standard", "cue-conflict", "clean", 0.5, "shape bias of `standard`")]
    [InlineData("stylised", "cue-conflict", "clean", 0.2, "shape bias of `stylised`")]
    public void Another_figure_takes_a_finding_away(string model, string dataset, string condition, double accuracy, string finding)
    {
        var lost = All((name, row, usual) => name == model && row == (dataset, condition) ? accuracy : usual).Where(one => !one.Holds).ToList();

        Assert.Contains(lost, one => one.Text.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_specialist_that_can_do_everything_transfers() => Assert.Contains(
        All((name, row, usual) => name == "low-pass" && row.Dataset == "test" ? 0.85 : usual),
        finding => !finding.Holds && finding.Text.StartsWith("`low-pass` does not transfer", StringComparison.Ordinal));

    private IReadOnlyList<Finding> All(Func<string, (string Dataset, string Condition), double, double> change)
    {
        List<string> levels = [.. Recipe.All.Select(recipe => recipe.Conditions[0].Key).Distinct()];
        foreach (var (index, recipe) in Recipe.All.Index())
        {
            foreach (var condition in levels) Write(recipe.Name, "test", condition, change(recipe.Name, ("test", condition), Usual(recipe, condition)));
            Write(recipe.Name, "replication", "clean", change(recipe.Name, ("replication", "clean"), 0.9 - 0.02 * index));
            Write(recipe.Name, "cue-conflict", "clean", change(recipe.Name, ("cue-conflict", "clean"), recipe.Name == "stylised" ? 0.9 : 0.2));
        }

        return new Findings(new Results(_folder.Path)).All;
    }

    private static double Usual(Recipe recipe, string condition) => condition switch
    {
        "clean" => 0.95 - 0.02 * Recipe.All.ToList().IndexOf(recipe),
        "greyscale" => 0.94,
        _ when recipe.IsSpecialist => recipe.Conditions[0].Key == condition ? 0.9 : 0.1,
        _ when recipe.Name.StartsWith("all", StringComparison.Ordinal) => recipe.Conditions.Any(one => one.Key == condition) ? 0.7 : 0.1,
        _ => 0.1,
    };

    /// <summary>The share of trials that are right; of cue conflicts those go by the shape, and the rest by the texture.</summary>
    private void Write(string model, string dataset, string condition, double accuracy)
    {
        var trials = Enumerable.Range(0, Images).Select(index =>
        {
            var prediction = index < Math.Round(accuracy * Images) ? "disc" : "key";
            return new Trial
            {
                Image = $"{index}",
                Label = "disc",
                Prediction = prediction,
                Correct = prediction == "disc",
                Confidence = 1,
                Top5 = [prediction],
                Further = ["disc", dataset == "cue-conflict" ? "key" : "disc"],
            };
        });
        var header = new PartHeader
        {
            Suite = "made-up",
            Model = model,
            Dataset = dataset,
            Condition = condition,
            Index = 0,
            CellImages = Images,
            Inputs = "",
            Position = default,
        };
        TrialFile.Write(
            new TrialFolder(_folder.Path).PartPath(model, dataset, condition, 0),
            new TrialPart { Header = header, Columns = ["shape", "texture"], Trials = [.. trials] });
    }
}

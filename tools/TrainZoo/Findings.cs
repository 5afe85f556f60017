using System.Globalization;
using MathNet.Numerics.Statistics;

namespace RobustBench.TrainZoo;

/// <summary>
/// Whether the zoo shows in miniature what the papers found: Geirhos et al. 2018, figure 4; Geirhos et al. 2019, figures 4
/// and 5; Recht et al. 2019, figure 1.
/// </summary>
/// <param name="results">The results of <c>suites/quickstart.yaml</c>, or of <c>tools/TrainZoo/zoo.yaml</c>.</param>
internal sealed class Findings(Results results)
{
    private const string Test = "test", Replication = "replication", Conflict = "cue-conflict", Clean = "clean";

    /// <summary>Greyscale costs the standard network nothing, so its specialist can only tie with it.</summary>
    private const double Tie = 1.5;

    // The networks of one manipulation each, and those that learnt it among others.
    private static readonly IReadOnlyList<Recipe> Specialists = [.. Recipe.All.Skip(1).Where(recipe => recipe.IsSpecialist)];
    private static readonly IReadOnlyList<string> Single = ["standard", .. Specialists.Select(recipe => recipe.Name)];

    /// <summary>Prints each finding with its figures as a line of Markdown.</summary>
    /// <returns>Whether all of them are there.</returns>
    public bool Print()
    {
        var all = true;
        foreach (var (holds, text) in All())
        {
            Console.WriteLine($"- {(holds ? "yes" : "**no**")}: {text}");
            all &= holds;
        }

        return all;
    }

    private IEnumerable<(bool Holds, string Text)> All() =>
    [
        .. Specialists.Select(Diagonal),
        .. Specialists.Where(recipe => recipe.Name != "greyscale").Select(Transfer),
        UniformNoise(),
        Bias("standard", "below 0.4", bias => bias < 0.4),
        Bias("stylised", "above 0.7", bias => bias > 0.7),
        Drop(),
        Order(),
    ];

    /// <summary>Best on its own manipulation, among the networks of one manipulation and the standard one.</summary>
    private (bool, string) Diagonal(Recipe own)
    {
        var condition = own.Conditions[0].Key;
        var others = Single.Where(name => name != own.Name).Select(name => (Name: name, Percent: results.Percent(name, Test, condition))).ToList();
        var (next, most) = others.MaxBy(other => other.Percent);
        var mine = results.Percent(own.Name, Test, condition);
        return (mine > most - (own.Name == "greyscale" ? Tie : 0), Text($"{own.Name} on {condition}: {mine:F1}%, next {next} with {most:F1}%, margin {mine - most:F1}"));
    }

    /// <summary>On most of the other manipulations less than half as good as their own specialist.</summary>
    private (bool, string) Transfer(Recipe own)
    {
        var others = Specialists.Where(other => other != own && other.Name != "greyscale").ToList();
        var poor = others.Count(other => results.Percent(own.Name, Test, other.Conditions[0].Key) < results.Percent(other.Name, Test, other.Conditions[0].Key) / 2);
        return (2 * poor > others.Count, Text($"{own.Name} is less than half as good as the specialist on {poor} of {others.Count} other manipulations"));
    }

    private (bool, string) UniformNoise()
    {
        const double Little = 10;
        var condition = Recipe.All.First(recipe => recipe.Name == "salt-and-pepper").Conditions[0].Key;
        var (standard, trained) = (results.Percent("standard", Test, condition), results.Percent("uniform-noise", Test, condition));
        return (trained - standard < Little, Text($"training on uniform noise gives {trained:F1}% on {condition}, where standard has {standard:F1}% and the specialist {results.Percent("salt-and-pepper", Test, condition):F1}%"));
    }

    private (bool, string) Bias(string model, string words, Func<double, bool> expected)
    {
        var decisions = results.Decisions(model, Conflict);
        return (expected(decisions.Bias ?? double.NaN), Text(
            $"shape bias of {model} {words}: {decisions.Bias:F3} (shape {100.0 * decisions.Shape / decisions.Trials:F1}%, texture {100.0 * decisions.Texture / decisions.Trials:F1}%)"));
    }

    /// <summary>Every network that can do a condition at all does it worse on the images that were collected again.</summary>
    private (bool, string) Drop()
    {
        var drops = Recipe.All.Select(recipe => results.Percent(recipe.Name, Test, Clean) - results.Percent(recipe.Name, Replication, Clean)).ToList();
        var standard = results.Percent("standard", Replication, Clean);
        return (drops.Average() > 0 && drops[0] > 0, Text(
            $"accuracy falls on the replication split: by {drops.Average():F1} points in the mean of all networks, standard from {results.Percent("standard", Test, Clean):F1}% to {standard:F1}%"));
    }

    private (bool, string) Order()
    {
        const double Kept = 0.9;
        var (test, again) = (Recipe.All.Select(recipe => results.Percent(recipe.Name, Test, Clean)), Recipe.All.Select(recipe => results.Percent(recipe.Name, Replication, Clean)));
        var rank = Correlation.Spearman(test, again);
        return (rank > Kept, Text($"the order of the networks stays: Spearman's rank correlation {rank:F3}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

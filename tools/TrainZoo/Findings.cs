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
    private const double Chance = 100.0 / 16;

    private static readonly IReadOnlyList<Recipe> Specialists = [.. Recipe.All.Where(recipe => recipe.IsSpecialist)];

    /// <summary>Prints each finding as a line of Markdown.</summary>
    /// <returns>Whether all that are expected are there.</returns>
    public bool Print()
    {
        foreach (var finding in All) Console.WriteLine($"- {(finding.Holds ? "yes" : "**no**")}: {finding.Text}");
        return All.All(finding => finding.Holds || !finding.IsExpected);
    }

    /// <summary>The findings.</summary>
    public IReadOnlyList<Finding> All { get; } =
    [
        .. Specialists.Select(own => Diagonal(results, own)),
        .. Specialists.Where(IsHard).Select(own => Transfer(results, own)),
        .. results.Conditions.Where(key => key.StartsWith("salt-and-pepper", StringComparison.Ordinal))
            .Select(key => OtherNoise(results, "uniform-noise", key, isExpected: key == Level("salt-and-pepper"))),
        LeftOut(results, "salt-and-pepper", isExpected: true),
        LeftOut(results, "uniform-noise", isExpected: false),
        Bias(results, "standard", "below 0.4", bias => bias < 0.4),
        Bias(results, "stylised", "above 0.7", bias => bias > 0.7),
        Drop(results),
        Order(results),
    ];

    /// <summary>The condition of a specialist.</summary>
    private static string Level(string specialist) => Specialists.First(recipe => recipe.Name == specialist).Conditions[0].Key;

    /// <summary>Greyscale costs the standard network nothing: its specialist can only tie, and there is nothing to transfer.</summary>
    private static bool IsHard(Recipe specialist) => specialist.Name != "greyscale";

    /// <summary>Better on its own manipulation than every other network, with intervals apart.</summary>
    private static Finding Diagonal(Results results, Recipe own)
    {
        const double Tie = 1.5;
        var condition = own.Conditions[0].Key;
        var next = Recipe.All.Where(other => other.Name != own.Name).Select(other => results.Cell(other.Name, Test, condition)).MaxBy(cell => cell.Accuracy)!;
        var mine = results.Cell(own.Name, Test, condition);
        var margin = 100 * (mine.Accuracy!.Value - next.Accuracy!.Value);
        return new(
            IsHard(own) ? mine.AccuracyInterval!.Value.Low > next.AccuracyInterval!.Value.High : margin > -Tie, IsExpected: true,
            Text($"`{own.Name}` on `{condition}`: {100 * mine.Accuracy:F1}%, next `{next.Model}` with {100 * next.Accuracy:F1}%, margin {margin:F1}"));
    }

    /// <summary>On most of the other manipulations less than half as far above chance as their specialists.</summary>
    private static Finding Transfer(Results results, Recipe own)
    {
        var others = Specialists.Where(other => other != own && IsHard(other)).Select(other => (other.Name, Key: other.Conditions[0].Key)).ToList();
        var poor = others.Count(other => results.Percent(own.Name, Test, other.Key) - Chance < (results.Percent(other.Name, Test, other.Key) - Chance) / 2);
        return new(2 * poor > others.Count, IsExpected: true, Text($"`{own.Name}` does not transfer to {poor} of {others.Count} other manipulations (less than half as far above chance as the specialist)"));
    }

    /// <summary>Training on one noise makes up for less than a fifth of what a network that never saw the other loses there.</summary>
    private static Finding OtherNoise(Results results, string trained, string condition, bool isExpected)
    {
        const double Little = 0.2;
        var (standard, other, best) = (results.Percent("standard", Test, condition), results.Percent(trained, Test, condition), results.Percent("salt-and-pepper", Test, condition));
        return new(other - standard < Little * (best - standard), isExpected, Text(
            $"training on {trained} does not help on `{condition}`: {other:F1}%, where `standard` has {standard:F1}% and the specialist {best:F1}%"));
    }

    /// <summary>Training on all other manipulations does not help on the one that is left out.</summary>
    private static Finding LeftOut(Results results, string manipulation, bool isExpected)
    {
        var condition = Level(manipulation);
        var (without, with) = (results.Percent($"all-but-{manipulation}", Test, condition), results.Percent("all", Test, condition));
        return new(without - Chance < (with - Chance) / 2, isExpected, Text(
            $"training on all but {manipulation} does not help on `{condition}`: {without:F1}%, where `all` has {with:F1}%"));
    }

    private static Finding Bias(Results results, string model, string words, Func<double, bool> expected)
    {
        var decisions = results.Decisions(model, Conflict);
        return new(expected(decisions.Bias ?? double.NaN), IsExpected: true, Text(
            $"shape bias of `{model}` {words}: {decisions.Bias:F3} (shape {100.0 * decisions.Shape / decisions.Trials:F1}%, texture {100.0 * decisions.Texture / decisions.Trials:F1}%)"));
    }

    /// <summary>Every network that can do plain images at all does them worse when they are collected again.</summary>
    private static Finding Drop(Results results)
    {
        const double Able = 4 * Chance;
        var able = Recipe.All.Select(recipe => recipe.Name).Where(name => results.Percent(name, Test, Clean) > Able).ToList();
        var drops = able.ConvertAll(name => results.Percent(name, Test, Clean) - results.Percent(name, Replication, Clean));
        return new(drops.All(drop => drop > 0), IsExpected: true, Text(
            $"accuracy falls on the replication split: by {drops.Min():F1} to {drops.Max():F1} points for each of the {able.Count} networks above {Able:F0}%, `standard` from {results.Percent("standard", Test, Clean):F1}% to {results.Percent("standard", Replication, Clean):F1}%"));
    }

    private static Finding Order(Results results)
    {
        const double Kept = 0.9;
        var (test, again) = (Recipe.All.Select(recipe => results.Percent(recipe.Name, Test, Clean)), Recipe.All.Select(recipe => results.Percent(recipe.Name, Replication, Clean)));
        var rank = Correlation.Spearman(test, again);
        return new(rank > Kept, IsExpected: true, Text($"the order of the networks stays there: Spearman's rank correlation {rank:F3}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

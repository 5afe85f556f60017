using RobustBench.Tests.Cli;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Zoo;

/// <summary>The suite of the README's first command, cut short.</summary>
public sealed class QuickstartTests : IDisposable
{
    private static readonly string[] Models =
    [
        "standard", "greyscale", "contrast", "low-pass", "high-pass", "phase-noise", "rotation", "salt-and-pepper", "uniform-noise",
        "all-but-salt-and-pepper", "all-but-uniform-noise", "all", "stylised",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_needs_nothing_but_the_clone_and_gives_the_grid_and_the_shape_bias()
    {
        var results = _folder.File("results");

        var program = Program.Run("run", Repository.Path("suites/quickstart.yaml"), "--limit", "20", "--results", results, "--quiet");

        Assert.True(program.ExitCode == 0, program.Errors);
        var matrix = File.ReadAllLines(Path.Combine(results, "matrix.csv"));
        Assert.Equal(["dataset", "condition", .. Models], matrix[0].Split(','));
        Assert.Equal("test,clean", string.Join(',', matrix[1].Split(',').Take(2)));
        Assert.Contains(matrix, row => row.StartsWith("replication,", StringComparison.Ordinal));
        Assert.Single(matrix, row => row.StartsWith("cue-conflict,", StringComparison.Ordinal));
        Assert.Equal(Models, File.ReadAllLines(Path.Combine(results, "shape-bias.csv")).Skip(1).Select(row => row.Split(',')[0]).Distinct());
        Assert.All(["matrix.png", "shape-bias.png", "shape-bias.svg", "report.html"], file => Assert.True(File.Exists(Path.Combine(results, file)), file));
    }

    [Fact]
    public void Each_manipulation_has_the_level_of_its_specialist()
    {
        var suite = RobustBench.Suites.SuiteReader.Read(Repository.Path("suites/quickstart.yaml"), _ => null);
        var keys = suite.Conditions.Select(entry => entry.Condition.Key).ToList();

        Assert.Equal(Models, suite.Models.Select(model => model.Key));
        var lastLevels = keys.Where(key => key.Contains('(', StringComparison.Ordinal)).GroupBy(key => key.Split('(')[0]).Select(family => family.Last());
        Assert.Equal(TrainZoo.Recipe.All.Where(recipe => recipe.IsSpecialist).Select(recipe => recipe.Conditions[0].Key).Skip(1), lastLevels);
        Assert.Contains($"under {keys.Count} conditions", File.ReadAllText(Repository.Path("README.md")), StringComparison.Ordinal);
    }
}

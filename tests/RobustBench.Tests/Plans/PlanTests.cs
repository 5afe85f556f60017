using RobustBench.Plans;
using RobustBench.Tests.Suites;
using RobustBench.Trials;

namespace RobustBench.Tests.Plans;

public sealed class PlanTests : IDisposable
{
    private const string Grid = """
        datasets:
          a: { kind: cifar-binary, path: data.bin }
          b: { kind: cifar-binary, path: data.bin }
        models:
          m: { architecture: captum_lenet, weights: net.safetensors }
          n: { architecture: captum_lenet, weights: net.safetensors }
        conditions: [clean, contrast: { level: [0.1, 0.2] }]
        part-size: 10

        """;

    private static readonly string Filtered = Grid
        .Replace("a: { kind: cifar-binary, path: data.bin }", "a: { kind: cifar-binary, path: data.bin, conditions: clean }", StringComparison.Ordinal)
        .Replace("b: { kind: cifar-binary, path: data.bin }", "b: { kind: cifar-binary, path: data.bin, conditions: [contrast*] }\n  c: { kind: cifar-binary, path: data.bin }", StringComparison.Ordinal);

    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Models_vary_fastest_then_conditions_then_parts_then_data_sets() => Assert.Equal(
        ["a0 clean m", "a0 clean n", "a0 contrast(level=0.1) m", "a0 contrast(level=0.1) n", "a0 contrast(level=0.2) m",
            "a0 contrast(level=0.2) n", "a1 clean m"],
        Of(Grid, new Selection(), 11).Parts.Take(7).Select(Describe));

    [Theory]
    [InlineData(1, 1, "0+1")]
    [InlineData(999, 1, "0+999")]
    [InlineData(1000, 1, "0+1000")]
    [InlineData(1001, 2, "1000+1")]
    [InlineData(10_000, 10, "9000+1000")]
    public void Parts_have_at_most_a_thousand_images(int images, int parts, string last)
    {
        var plan = Of(SuiteFolder.Head + "conditions: [clean]", new Selection(), images);

        Assert.Equal(parts, plan.Parts.Count);
        Assert.Equal(last, $"{plan.Parts[^1].First}+{plan.Parts[^1].Count}");
    }

    [Fact]
    public void Parts_cover_each_image_of_a_cell_once()
    {
        var cell = Of(Grid, new Selection(), 47).Parts.Where(part => part.Position == new CellPosition(1, 1, 2)).ToList();

        Assert.Equal(Enumerable.Range(0, 47), cell.SelectMany(part => Enumerable.Range(part.First, part.Count)));
        Assert.Equal([0, 1, 2, 3, 4], cell.Select(part => part.Index));
        Assert.All(cell, part => Assert.Equal(47, part.CellImages));
    }

    [Fact]
    public void The_largest_size_of_parts_makes_one_part() =>
        Assert.Single(Of($"{SuiteFolder.Head}conditions: [clean]\npart-size: {int.MaxValue}", new Selection(), 60_000).Parts);

    [Fact]
    public void Selected_cells_keep_their_positions_in_the_suite()
    {
        var plan = Of(Grid, new Selection { Models = ["n"], Conditions = "contrast*" }, 5);

        Assert.Equal(
            [new CellPosition(1, 0, 1), new CellPosition(1, 0, 2), new CellPosition(1, 1, 1), new CellPosition(1, 1, 2)],
            plan.Parts.Select(part => part.Position));
    }

    [Theory]
    [InlineData("*", 3)]
    [InlineData("clean", 1)]
    [InlineData("contrast(level=0.1)", 1)]
    [InlineData("contrast(level=0.?)", 2)]
    [InlineData("*0.2)", 1)]
    [InlineData("c*", 3)]
    public void Conditions_are_selected_by_a_pattern(string pattern, int conditions) => Assert.Equal(
        conditions, Of(Grid, new Selection { Conditions = pattern }, 1).Parts.Select(part => part.Condition).Distinct().Count());

    [Fact]
    public void Selected_models_run_in_the_order_of_the_suite() => Assert.Equal(
        ["a0 clean m", "a0 clean n"],
        Of(Grid, new Selection { Models = ["n", "m", "n"], Conditions = "clean" }, 1).Parts.Take(2).Select(Describe));

    [Fact]
    public void A_data_set_has_cells_only_under_the_conditions_that_it_is_shown_under_at_their_positions_in_the_suite()
    {
        var plan = Of(Filtered, new Selection { Models = ["m"] }, 5);

        Assert.Equal(
            ["a0 clean m", "b0 contrast(level=0.1) m", "b0 contrast(level=0.2) m", "c0 clean m", "c0 contrast(level=0.1) m", "c0 contrast(level=0.2) m"],
            plan.Parts.Select(Describe));
        Assert.Equal([new CellPosition(0, 0, 0), new CellPosition(0, 1, 1), new CellPosition(0, 1, 2)], plan.Parts.Take(3).Select(part => part.Position));
    }

    [Theory]
    [InlineData("clean", "a0 clean m", "c0 clean m")]
    [InlineData("*0.2)", "b0 contrast(level=0.2) m", "c0 contrast(level=0.2) m")]
    public void A_selection_and_a_data_sets_own_conditions_must_both_match(string pattern, params string[] parts) => Assert.Equal(
        parts, Of(Filtered, new Selection { Models = ["m"], Conditions = pattern }, 5).Parts.Select(Describe));

    [Theory]
    [InlineData("contrast*", "no data set of the suite is shown under a condition that matches: their own `conditions` leave out contrast(level=0.1)")]
    [InlineData("blur*", "no condition of the suite matches; its keys look like contrast(level=0.2)")]
    public void A_selection_must_leave_some_data_set_something(string pattern, string problem)
    {
        var yaml = Grid.Replace("data.bin }", "data.bin, conditions: clean }", StringComparison.Ordinal);

        Assert.Equal(
            $"--conditions {pattern}: {problem}", Assert.Throws<InputException>(() => Of(yaml, new Selection { Conditions = pattern }, 5)).Message);
    }

    [Fact]
    public void A_selection_that_fits_nothing_names_everything_that_is_wrong() => Assert.Equal(
        ["--models o: the suite has no such model: did you mean `m`?",
            "--conditions Clean: no condition of the suite matches; its keys look like contrast(level=0.2)"],
        Assert.Throws<InputException>(() => Of(Grid, new Selection { Models = ["m", "o"], Conditions = "Clean" }, 1)).Problems);

    [Fact]
    public void A_selection_of_no_model_is_refused() => Assert.Equal(
        "--models: names no model; the suite has m, n",
        Assert.Throws<InputException>(() => Of(Grid, new Selection { Models = [] }, 1)).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void Shards_share_out_every_part_once(int count)
    {
        var all = Of(Grid, new Selection(), 47).Parts.Select(Describe).ToList();

        var shards = Enumerable.Range(1, count)
            .Select(number => Of(Grid, new Selection { Shard = new Shard(number, count) }, 47))
            .ToList();

        Assert.Equal(all.Order(), shards.SelectMany(plan => plan.Parts).Select(Describe).Order());
        Assert.All(shards, plan => Assert.Equal(all, plan.All.Select(Describe)));
        Assert.InRange(shards.Max(plan => plan.Parts.Count) - shards.Min(plan => plan.Parts.Count), 0, 1);
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/3", 2, 3)]
    [InlineData("64/64", 64, 64)]
    public void A_shard_is_read(string text, int number, int of) => Assert.Equal(new Shard(number, of), Shard.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("-1/3")]
    [InlineData("+1/3")]
    [InlineData("1/3/3")]
    [InlineData("1 /3")]
    [InlineData("1/99999999999")]
    public void What_is_no_shard_is_refused(string text) => Assert.Equal(
        $"--shard {text}: write I/N with I from 1 to N, such as 1/3",
        Assert.Throws<InputException>(() => Shard.Parse(text)).Message);

    [Fact]
    public void A_part_has_no_more_images_than_fit_into_memory_together()
    {
        var suite = _folder.Read(SuiteFolder.Head + "conditions: [clean]\npart-size: 100\n");

        var parts = Plan.Of(suite, new Dictionary<string, DatasetSize> { ["d"] = new(70, MostInPart: 30) }, new Selection()).Parts;

        Assert.Equal([(0, 0, 30), (1, 30, 30), (2, 60, 10)], parts.Select(part => (part.Index, part.First, part.Count)));
        Assert.All(parts, part => Assert.Equal(30, part.PartSize));
    }

    private Plan Of(string yaml, Selection selection, int images)
    {
        var suite = _folder.Read(yaml);
        return Plan.Of(suite, suite.Datasets.ToDictionary(dataset => dataset.Key, _ => new DatasetSize(images)), selection);
    }

    private static string Describe(PlannedPart part) => $"{part.Dataset.Key}{part.Index} {part.Condition.Condition.Key} {part.Model.Key}";
}

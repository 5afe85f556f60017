using System.Text.Json.Nodes;
using System.Xml.Linq;
using RobustBench.Comparing;
using RobustBench.Comparing.Views;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Comparing;

public sealed class GateTests : IDisposable
{
    private readonly Pairs _pairs = new();

    public void Dispose() => _pairs.Dispose();

    [Theory]
    // A drop of 20 points, 5.7 to 34.0 of it (Newcombe 1998, table III).
    [InlineData("max_drop: 0.05", false)]
    [InlineData("max_drop: 0.06", true)]
    [InlineData("max_drop: 0.19, strict: true", false)]
    [InlineData("max_drop: 0.21, strict: true", true)]
    [InlineData("max_drop: 0.34, mode: non-inferior", false)]
    [InlineData("max_drop: 0.35, mode: non-inferior", true)]
    // 38 of 50 right: Wilson's 95% interval is 0.6259 to 0.8570.
    [InlineData("min_accuracy: 0.86", false)]
    [InlineData("min_accuracy: 0.85", true)]
    [InlineData("min_accuracy: 0.77, strict: true", false)]
    [InlineData("min_accuracy: 0.63, mode: non-inferior", false)]
    [InlineData("min_accuracy: 0.62, mode: non-inferior", true)]
    // 12 of 50: 0.1430 to 0.3741.
    [InlineData("max_negative_flip_rate: 0.14", false)]
    [InlineData("max_negative_flip_rate: 0.15", true)]
    public void A_limit_fails_when_the_interval_lies_wholly_beyond_it(string limit, bool passes)
    {
        _pairs.Write(both: 36, onlyOld: 12, onlyNew: 2, neither: 0);

        Assert.Equal(passes, Run(limit).Passes);
    }

    [Fact]
    public void A_limit_is_judged_for_each_class_and_group_alone()
    {
        Pairs.Write(_pairs.Old, "clean", "m", [.. Enumerable.Range(0, 40).Select(image => Sample.Trial($"{image}", true, 0.5f, image < 20 ? "DE" : "FR"))], columns: "country");
        Pairs.Write(_pairs.New, "clean", "m", [.. Enumerable.Range(0, 40).Select(image => Sample.Trial($"{image}", image >= 15, 0.5f, image < 20 ? "DE" : "FR"))], columns: "country");

        var judged = Run("max_drop: 0.1, groups: \"country=*\"").Gate.Single().Judged;

        Assert.Equal([("m · cifar · clean · country=DE", 0.75, false), ("m · cifar · clean · country=FR", 0, true)], judged.Select(cell => (cell.Cell, cell.Estimate, cell.Passes)));
        Assert.Equal("m · cifar · clean · cat", Run("max_drop: 0.1, classes: \"c*\"").Gate.Single().Judged.Single().Cell);
    }

    [Fact]
    public void The_shape_bias_may_move_neither_way()
    {
        // Every stimulus is a cat of the texture dog: right answers are shape decisions. 60 of 100 before, 20 of 100 now.
        foreach (var (folder, right) in new[] { (_pairs.Old, 60), (_pairs.New, 20) })
            Pairs.Write(folder, "clean", "m", [.. Enumerable.Range(0, 100).Select(image => Sample.Trial($"{image}", image < right, 0.5f, "cat", "dog"))], columns: ["shape", "texture"]);

        var judged = Run("max_shape_bias_change: 0.2").Gate.Single().Judged.Single();

        Assert.Equal(-0.4, judged.Estimate, 12);
        // 40 of 100 images change: the standard error is √(0.4 · 0.6 / 100) = 0.049.
        Assert.Equal(-0.4 - 1.96 * 0.049, judged.Interval.Low, 0.011);
        Assert.Equal(-0.4 + 1.96 * 0.049, judged.Interval.High, 0.011);
        Assert.False(judged.Passes);
        Assert.True(Run("max_shape_bias_change: 0.35").Passes);
    }

    [Fact]
    public void The_calibration_error_may_not_rise()
    {
        // At a confidence of 0.8: 80% right before, which is no error; 60% now, which is one of 0.2.
        foreach (var (folder, right) in new[] { (_pairs.Old, 80), (_pairs.New, 60) })
            Pairs.Write(folder, "clean", "m", [.. Enumerable.Range(0, 100).Select(image => Sample.Trial($"{image}", image < right, 0.8f))]);

        var judged = Run("max_ece_increase: 0.3").Gate.Single().Judged.Single();

        Assert.Equal(0.2, judged.Estimate, 6);
        Assert.InRange(judged.Interval.Low, 0.03, 0.15);
        Assert.InRange(judged.Interval.High, 0.22, 0.32);
    }

    [Fact]
    public void A_limit_about_nothing_does_not_pass_for_kept()
    {
        _pairs.Write(8, 1, 0, 1);

        Assert.Equal(
            $"{_pairs.File("gate.yaml")}:1:3: nothing that was compared is what this limit is about: max_drop: 0.1, conditions: \"grey*\"; mend its globs, or leave it out",
            Assert.Throws<InputException>(() => Run("max_drop: 0.1, conditions: \"grey*\"")).Message);
    }

    [Fact]
    public void The_gate_of_the_suites_holds_where_no_other_is_given()
    {
        _pairs.Write(8, 1, 0, 1);
        foreach (var folder in new[] { _pairs.Old, _pairs.New }) WriteSuite(folder, "max_drop: 0.5");
        Assert.Equal("max_drop: 0.5", Comparer.Run(_pairs.Old, _pairs.New).Gate.Single().Limit);

        WriteSuite(_pairs.New, "max_drop: 0.9");
        Assert.Equal(
            $"the suites of {_pairs.Old} and {_pairs.New} have different gates: say with --gate which holds",
            Assert.Throws<InputException>(() => Comparer.Run(_pairs.Old, _pairs.New)).Message);
        Assert.Equal("min_accuracy: 0.1", Run("min_accuracy: 0.1").Gate.Single().Limit);
    }

    [Fact]
    public void The_verdict_is_the_same_as_junit_markdown_and_json()
    {
        _pairs.Write(both: 36, onlyOld: 12, onlyNew: 2, neither: 0);
        var comparison = Comparer.Run(_pairs.Old, _pairs.New, _pairs.Gate("- { max_drop: 0.05 }\n- { min_accuracy: 0.5 }"));

        var tests = XDocument.Parse(GateJUnit.Write(comparison)).Descendants("testcase").ToList();
        var json = JsonNode.Parse(ComparisonJson.Write(comparison))!;
        var markdown = ComparisonMarkdown.Write(comparison);

        Assert.Equal(["max_drop: 0.05", "min_accuracy: 0.5"], tests.Select(test => (string?)test.Attribute("name")));
        Assert.Equal("m · cifar · clean: 0.2000 [0.0569, 0.3404] of 50 images", (string?)tests[0].Element("failure")!.Attribute("message"));
        Assert.Null(tests[1].Element("failure"));
        Assert.Equal((false, 12, 12), ((bool)json["passes"]!, (int)json["cells"]![0]!["negative_flips"]!, json["cells"]![0]!["surest_negative_flips"]!.AsArray().Count));
        Assert.Contains("**The gate fails**: 1 of 2 limits hold.", markdown, StringComparison.Ordinal);
        Assert.Contains("| cifar   | clean     |     50 |     96.0 |      76.0 |      -20.0 | -34.0 to -5.7 | 0.013 |         12 |          2 |", markdown, StringComparison.Ordinal);
    }

    private Comparison Run(string limit) => Comparer.Run(_pairs.Old, _pairs.New, _pairs.Gate($"- {{ {limit} }}"));

    private static void WriteSuite(string folder, string limit) => File.WriteAllText(
        Path.Combine(folder, "run.json"),
        new JsonObject { ["suite"] = new JsonObject { ["text"] = $"datasets: {{ d: {{ path: '${{NOWHERE_SET}}' }} }}\ngate: [ {{ {limit} }} ]\n" } }.ToJsonString());
}

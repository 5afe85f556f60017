using System.Text.RegularExpressions;
using RobustBench.Drawing;
using RobustBench.Reports;
using RobustBench.Tests.Running;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Reports.Html;

public sealed class ReportPageTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Trials_alone_make_a_report_of_accuracies_without_stimuli_and_run()
    {
        Sample.Part(Sample.Trials(8, 1)).Save(_folder.Path);

        var page = Page();

        Assert.Contains("<td class=\"h12\" title=\"resnet · cifar · clean: n = 8, correct 1 (12.5%), 95% interval 2.2–47.1%, mean confidence 50.0%\">12.5</td>", page, StringComparison.Ordinal);
        Assert.Equal(["accuracy"], Sections(page));
    }

    [Fact]
    public void Two_strengths_make_a_chart_with_unit_clean_line_and_intervals()
    {
        Sample.Part(Sample.Trials(4, 4), condition: "clean").Save(_folder.Path);
        Sample.Part(Sample.Trials(4, 3), condition: "phase-noise(width=30)").Save(_folder.Path);
        Sample.Part(Sample.Trials(4, 1), condition: "phase-noise(width=90)").Save(_folder.Path);
        RunJson("""{ "families": [ { "name": "phase-noise", "summary": "what it does", "units": { "width": "degrees" } } ] }""");

        var page = Page();

        Assert.Equal(["accuracy", "strength", "run"], Sections(page));
        Assert.Contains(">width (degrees)</text>", page, StringComparison.Ordinal);
        Assert.Contains("title=\"what it does\"", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "<path d=\"M52 10H422\" class=\"clean\">"));
        Assert.Single(Regex.Matches(page, "<path d=\"M68 65.5L406 176.5\" class=\"line\">"));
        Assert.Contains("<title>resnet, width 90: n = 4, correct 1 (25.0%), 95% interval 4.6–69.9%", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_the_suite_are_escaped_everywhere()
    {
        Sample.Part(Sample.Trials(4, 3), model: Hostile, dataset: Hostile, condition: $"{Hostile}(a=1)").Save(_folder.Path);
        Sample.Part(Sample.Trials(4, 3), model: Hostile, dataset: Hostile, condition: $"{Hostile}(a=2)").Save(_folder.Path);
        Sample.Part(Sample.Trials(4, 3), model: Hostile, dataset: Hostile, condition: Hostile, cellImages: 9).Save(_folder.Path);
        RunJson($$"""
            { "robustbench": "{{Hostile}}", "suite": { "name": "grid", "description": "{{Hostile}}", "labels": "{{Hostile}}" }, "versions": { "{{Hostile}}": "{{Hostile}}" },
              "datasets": [ { "key": "{{Hostile}}", "stimulus": { "height": "{{Hostile}}" } } ], "models": [ { "key": "{{Hostile}}", "weights_sha256": "{{Hostile}}" } ],
              "families": [ { "name": "{{Hostile}}", "summary": "{{Hostile}}", "units": { "a": "{{Hostile}}" } } ],
              "runs": [ { "started": "{{Hostile}}", "device": "{{Hostile}}", "warnings": [ "{{Hostile}}" ], "failed_cells": [ "{{Hostile}}" ] } ] }
            """);

        var page = Page();

        Assert.Single(Regex.Matches(page, "<script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(page, "</script", RegexOptions.IgnoreCase));
        Assert.True(Regex.Count(page, "&lt;script&gt;alert") > 20);
    }

    [Fact]
    public void The_page_asks_for_nothing_from_elsewhere()
    {
        Sample.Part(Sample.Trials(4, 3)).Save(_folder.Path);
        AtomicFile.Write(new SampleFolder(_folder.Path).PathOf("cifar", "clean"), stream => stream.Write(Png.Encode(new RgbImage(4, 4))));

        var page = Page();

        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.Matches("<img src=\"data:image/png;base64,[A-Za-z0-9+/=]+\" width=\"96\" height=\"96\" class=\"enlarged\"", page);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{ "suite": 3, "runs": {}, "models": "x", "families": [ null, 1 ], "versions": [] }""")]
    [InlineData("""{ "runs": [ { "warnings": [ {} ] } ], "runs": [] }""")]
    public void A_run_json_of_another_form_stops_no_report(string json)
    {
        Sample.Part(Sample.Trials(4, 3)).Save(_folder.Path);
        RunJson(json);

        Assert.Equal("accuracy", Sections(Page())[0]);
    }

    [Fact]
    public void What_is_unfinished_or_failed_is_named_and_has_no_number()
    {
        Sample.Part(Sample.Trials(4, 3), cellImages: 9).Save(_folder.Path);
        Sample.Part(Sample.Trials(4, 3), condition: "greyscale", failed: ["bad.png"]).Save(_folder.Path);

        var page = Page();

        Assert.Contains("<li>unfinished: resnet · cifar · clean has 4 of 9 images</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>failed: resnet · cifar · greyscale: 1 of 5 images can't be read, more than 1%</li>", page, StringComparison.Ordinal);
        Assert.Contains("1 images could not be read (too many: no figure in tables)\">–</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_of_one_family_stand_together()
    {
        foreach (var (index, condition) in new[] { "f(a=1)", "g", "f(a=2)" }.Index())
            Sample.Part(Sample.Trials(4, 3), condition: condition, position: new CellPosition(0, 0, index)).Save(_folder.Path);

        var rows = Regex.Matches(Page(), "scope=\"row\">(.*?)</th>").Select(match => match.Groups[1].Value.Replace("<wbr>", "", StringComparison.Ordinal));

        Assert.Equal(["f(a=1)", "f(a=2)", "g"], rows);
    }

    [Fact]
    public void A_report_of_a_run_has_all_sections_and_is_the_same_bytes_when_made_again()
    {
        using var tiny = new TinySuite();
        tiny.Write($"description: about it\n{TinySuite.Yaml}");
        tiny.Run();
        var made = File.ReadAllText(tiny.File("results/report.html"));

        File.Delete(tiny.File("results/report.html"));
        ReportWriter.WriteAll(tiny.File("results"));

        Assert.Equal(["accuracy", "strength", "classes", "stimuli", "run"], Sections(made));
        Assert.Contains("<p class=\"lead\">about it</p>", made, StringComparison.Ordinal);
        Assert.Contains("contrast first; adds width", made, StringComparison.Ordinal);
        Assert.Contains($"{tiny.RunJson()["models"]![0]!["weights_sha256"]!.GetValue<string>()[..12]}…", made, StringComparison.Ordinal);
        Assert.Equal(made, File.ReadAllText(tiny.File("results/report.html")));
    }

    [Theory]
    [InlineData(1, 10, false)]
    [InlineData(1, 10.5, true)]
    [InlineData(0, 100, false)]
    [InlineData(-1, 100, false)]
    public void A_wide_range_of_positive_strengths_is_drawn_in_logarithms(double low, double high, bool logarithmic)
    {
        var axis = new RobustBench.Reports.Html.StrengthAxis([new(low, "", ""), new(high, "", "")], 10, 100);

        Assert.Equal(logarithmic, axis.IsLogarithmic);
        Assert.Equal((10, 110), (axis.X(low), axis.X(high)));
    }

    private string Page()
    {
        Assert.Empty(ReportWriter.WriteAll(_folder.Path).Failed);
        return File.ReadAllText(_folder.File("report.html"));
    }

    private void RunJson(string text) => File.WriteAllText(_folder.File("run.json"), text);

    private static List<string> Sections(string page) => [.. Regex.Matches(page, "<section id=\"([a-z-]+)\"").Select(match => match.Groups[1].Value)];
}

using System.Text.RegularExpressions;
using RobustBench.Reports;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Reports.Html;

public sealed class ShapeBiasSectionTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cue_conflict_trials_make_a_section_after_the_accuracies()
    {
        Save("resnet", "cues", ("cat", "dog", "cat"));

        Assert.Equal(["accuracy", "shape-bias"], Regex.Matches(Page(), "<section id=\"([a-z-]+)\"").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Without_them_there_is_no_such_section()
    {
        Save("resnet", "cues", ("cat", "cat", "cat"));

        Assert.DoesNotContain("shape-bias", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_the_decisions_of_all_categories_the_bias_and_its_interval()
    {
        Save("resnet", "cues", ("cat", "dog", "cat"), ("cat", "dog", "cat"), ("dog", "cat", "dog"), ("dog", "cat", "cat"), ("dog", "cat", "clock"));

        Assert.Contains(
            "<th scope=\"row\">resnet</th><td>3</td><td>1</td><td>1</td><td>75.0</td><td>30.1–95.4</td>", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_and_its_bar_tell_the_counts()
    {
        Save("resnet", "cues", ("cat", "dog", "cat"), ("cat", "dog", "clock"));

        Assert.Matches(
            "<g><title>resnet, cat: n = 2, shape 1, texture 0, other 1, shape bias 100.0%, 95% interval 20.7–100.0%</title>"
            + "<path class=\"share\" d=\"[^\"]+\"></path><path class=\"mark\" d=\"[^\"]+\"></path></g>", Page());
    }

    [Fact]
    public void Without_a_decision_for_either_cue_there_is_a_dash_and_no_mark()
    {
        Save("resnet", "cues", ("cat", "dog", "clock"));

        var page = Page();

        Assert.Contains("<td>0</td><td>0</td><td>1</td><td>–</td><td>–</td>", page, StringComparison.Ordinal);
        Assert.Matches("<title>resnet, cat: n = 1, shape 0, texture 0, other 1, no shape bias</title><path class=\"share\" d=\"[^\"]+\"></path></g>", page);
        Assert.DoesNotContain("class=\"average\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_data_set_has_a_chart_of_its_own_and_the_legend_is_there_once()
    {
        Save("resnet", "cues", ("cat", "dog", "cat"));
        Save("resnet", "more cues", ("cat", "dog", "dog"));

        var page = Page();

        Assert.Equal(2, Regex.Count(page, "class=\"chart wide\""));
        Assert.Equal(1, Regex.Count(page, "class=\"legend\""));
        Assert.Equal(2, Regex.Count(page, "class=\"average\""));
    }

    [Fact]
    public void Names_that_try_to_be_script_are_text()
    {
        Save(Hostile, Hostile, (Hostile, "dog", "dog"));

        var page = Page();

        Assert.Equal(1, Regex.Count(page, "<script"));
        Assert.Contains("<title>&lt;script&gt;alert(1)&lt;/script&gt;, &lt;script&gt;alert(1)&lt;/script&gt;: n = 1,", page, StringComparison.Ordinal);
    }

    private void Save(string model, string dataset, params (string Shape, string Texture, string Answer)[] trials) => Sample.Part(
        [.. trials.Select((trial, image) => Sample.Trial($"{image}", true, 0.5f, trial.Shape, trial.Texture) with { Prediction = trial.Answer })],
        model, dataset, columns: ["shape", "texture"]).Save(_folder.Path);

    private string Page()
    {
        Assert.Empty(ReportWriter.WriteAll(_folder.Path).Failed);
        return File.ReadAllText(_folder.File("report.html"));
    }
}

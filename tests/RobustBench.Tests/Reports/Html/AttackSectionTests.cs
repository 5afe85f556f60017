using System.Text.RegularExpressions;
using RobustBench.Reports;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Reports.Html;

public sealed class AttackSectionTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Attacks_make_a_section_and_are_not_drawn_over_their_epsilon_a_second_time()
    {
        Save("wx..", "fgsm(epsilon=1/255)", 1);
        Save("wxx.", "chain(greyscale;fgsm(epsilon=1/255))", 2);
        Save("wxx.", "fgsm(epsilon=2/255)", 3);
        Save("wxx.", "chain(greyscale;fgsm(epsilon=2/255))", 4);

        var page = Page();

        Assert.Equal(["accuracy", "attacks"], Sections(page));
        Assert.Equal(2, Regex.Count(page, "class=\"chart\""));
    }

    [Fact]
    public void Attacks_over_another_parameter_and_corruptions_keep_their_charts_of_strength()
    {
        Save("wx..", "one-pixel(pixels=3)", 1);
        Save("wxx.", "one-pixel(pixels=5)", 2);
        Sample.Part(Sample.Trials(4, 4), condition: "noise(epsilon=1)", position: new CellPosition(0, 0, 3)).Save(_folder.Path);
        Sample.Part(Sample.Trials(4, 4), condition: "noise(epsilon=2)", position: new CellPosition(0, 0, 4)).Save(_folder.Path);

        var page = Page();

        Assert.Equal(["accuracy", "strength", "attacks"], Sections(page));
        Assert.Contains(">pixels</text>", page, StringComparison.Ordinal);
        Assert.Contains(">epsilon</text>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_attacks_there_is_no_such_section()
    {
        Sample.Part(Sample.Trials(4, 4)).Save(_folder.Path);

        Assert.Equal(["accuracy"], Sections(Page()));
    }

    [Fact]
    public void The_table_has_the_figures_of_each_model()
    {
        AttackSample.Part(
            [
                AttackSample.Trial("0", right: false, queries: 2000, l0: 3, l2: "0.12345", linf: "0.25"),
                AttackSample.Trial("1", queries: 1001),
                AttackSample.Trial("2", before: false, right: false),
                AttackSample.Trial("3", queries: 3002, gradients: 4),
            ],
            "fgsm(epsilon=1)").Save(_folder.Path);

        Assert.Contains(
            "<td>3 of 4</td><td>33.3</td><td>6.1–79.2</td><td>50.0</td><td>50.0</td><td>0.625</td><td>&gt; 1</td>"
            + "<td>2001</td><td>2</td><td>1</td><td>3</td><td>0.123</td><td>0.25</td><td>0</td>",
            Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_half_of_the_images_withstand_every_epsilon_the_median_is_above_the_largest()
    {
        Save("xx..", "fgsm(epsilon=1/2)");

        Assert.Contains("<td>0.75</td><td>&gt; 0.5</td>", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_curve_falls_from_the_accuracy_before_the_attack()
    {
        Save("wx..", "fgsm(epsilon=1/255)");
        Save("wxx.", "fgsm(epsilon=2/255)", 1);

        var page = Page();

        Assert.Single(Regex.Matches(page, "<path d=\"M66 69L219 118L372 167\" class=\"line\">"));
        Assert.Contains("<title>resnet, ε 2/255: robust accuracy 25.0% of 4 images</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_does_not_respond_is_named()
    {
        AttackSample.Part("w...", "fgsm(epsilon=1)", flat: true).Save(_folder.Path);
        Save("w...", "fgsm(epsilon=2)", 1);

        Assert.Equal(
            "the network does not respond: resnet · cifar · fgsm(epsilon=1) had only zero gradients or equal answers for 3 of the 3 images tried; its accuracy under this attack says nothing",
            Assert.Single(Regex.Matches(Page(), "<ul class=\"warning\"><li>(.*?)</li></ul>")).Groups[1].Value);
    }

    [Fact]
    public void Images_made_on_another_model_make_a_matrix()
    {
        Save("x...", "spatial(source=vgg)");

        var page = Page();

        Assert.Contains("<tr class=\"dataset\"><th scope=\"rowgroup\">cifar · spatial</th>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">vgg</th><td class=\"h75\" title=\"cifar · spatial, made on vgg, shown to resnet: n = 4, correct 3 (75.0%)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_case_is_a_row_of_the_matrix_and_no_further_condition()
    {
        Save("wx..", "one-pixel");

        var page = Page();

        Assert.Contains("title=\"resnet · cifar · worst-case: n = 4, correct 2 (50.0%), 95% interval 15.0–85.0%\">50.0</td>", page, StringComparison.Ordinal);
        Assert.Contains("conditions: 1 · trials: 4", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_try_to_be_script_are_text()
    {
        AttackSample.Part("wx..", $"fgsm(epsilon=1,source={Hostile})", Hostile, Hostile, flat: true).Save(_folder.Path);

        Assert.Equal(1, Regex.Count(Page(), "<script"));
    }

    private void Save(string images, string condition, int position = 0) =>
        AttackSample.Part(images, condition, position: new CellPosition(0, 0, position)).Save(_folder.Path);

    private string Page()
    {
        Assert.Empty(ReportWriter.WriteAll(_folder.Path).Failed);
        return File.ReadAllText(_folder.File("report.html"));
    }

    private static List<string> Sections(string page) => [.. Regex.Matches(page, "<section id=\"([a-z-]+)\"").Select(match => match.Groups[1].Value)];
}

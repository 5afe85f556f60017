using System.Text.RegularExpressions;
using RobustBench.Tests.Cli;
using RobustBench.Tests.Data.Trees;
using RobustBench.Tests.Models;
using RobustBench.Tests.Running;

namespace RobustBench.Tests.Zoo;

/// <summary>The suites of docs/your-own-model.md, run as the page says, on a network traced by PyTorch and on checkpoints.</summary>
public sealed partial class YourOwnModelTests : IDisposable
{
    private static readonly string[] Classes = ["apple", "bread", "cheese", "dates", "eggs"];

    private readonly TinySuite _folder = new();

    public YourOwnModelTests()
    {
        foreach (var (index, name) in Classes.Index())
        {
            Directory.CreateDirectory(_folder.File($"photographs/{name}"));
            for (var image = 0; image < 2; image++)
                File.WriteAllBytes(_folder.File($"photographs/{name}/{image}.png"), Png.Bytes(seed: 2 * index + image, side: 40));
        }

        File.Copy(Fixture.Path("traced.pt"), _folder.File("my-network.pt"));
        _folder.Save("before.pth", Cue16Weights.Of(seed: 1, classes: Classes.Length));
        _folder.Save("after.pth", Cue16Weights.Of(seed: 2, classes: Classes.Length));
    }

    public static TheoryData<string> Suites => [.. SuiteBlock().Matches(Page).Select(match => match.Groups[1].Value)];

    private static string Page => File.ReadAllText(Repository.Path("docs/your-own-model.md"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_has_a_suite_for_an_exported_network_and_one_for_checkpoints()
    {
        Assert.Equal(2, Suites.Count);
        Assert.Contains("torchscript: my-network.pt", Page, StringComparison.Ordinal);
        Assert.Contains("torch.jit.trace(model, example).save(\"my-network.pt\")", Page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_suite_of_the_page_is_valid_and_runs(string suite)
    {
        _folder.Write(suite);

        var validate = Program.Run("validate", _folder.SuitePath);
        var preview = Program.Run("preview", _folder.SuitePath, "--out", _folder.File("sheet.png"), "--images", "8");
        var run = Program.Run("run", _folder.SuitePath, "--results", _folder.File("results"), "--quiet");

        Assert.True(validate.ExitCode == 0, validate.Errors + validate.Output);
        Assert.True(preview.ExitCode == 0, preview.Errors);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.All(_folder.Accuracy(), cell => Assert.Equal("10", cell["images"]));
        Assert.True(File.Exists(_folder.File("results/report.html")));
    }

    [GeneratedRegex(@"```yaml\n(name: .*?)```", RegexOptions.Singleline)]
    private static partial Regex SuiteBlock();
}

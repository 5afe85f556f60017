using System.Text.RegularExpressions;
using RobustBench.Tests.Cli;
using RobustBench.Tests.Data.Trees;
using RobustBench.Tests.Models;
using RobustBench.Tests.Running;
using TorchSharp;

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

        File.WriteAllLines(_folder.File("labels.csv"), Classes.Index()
            .SelectMany(one => Enumerable.Range(0, 2).Select(image => $"photographs/{one.Item}/{image}.png,{one.Index}")).Prepend("path,label"));
        File.WriteAllText(_folder.File("my-map.json"), MapBlock().Match(Page).Groups[1].Value);
        File.Copy(Fixture.Path("traced.pt"), _folder.File("my-network.pt"));
        _folder.Save("before.pth", Cue16Weights.Of(seed: 1, classes: Classes.Length));
        _folder.Save("after.pth", Cue16Weights.Of(seed: 2, classes: Classes.Length));
    }

    public static TheoryData<string> Suites => [.. Blocks];

    private static IEnumerable<string> Blocks => SuiteBlock().Matches(Page).Select(match => match.Groups[1].Value);

    private static string Page => File.ReadAllText(Repository.Path("docs/your-own-model.md"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_has_suites_for_an_exported_network_for_checkpoints_and_for_a_label_map()
    {
        Assert.Equal(3, Suites.Count);
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

    [Theory]
    [InlineData("name: my-network", "apple", "bread", "cheese", "dates", "eggs")]
    [InlineData("name: my-categories", "plant", "animal")]
    public void Labels_and_decisions_are_what_the_page_says(string suite, params string[] answers)
    {
        _folder.Write(Blocks.Single(text => text.StartsWith(suite, StringComparison.Ordinal)));
        _folder.Run();

        var trials = new RobustBench.Trials.TrialFolder(_folder.File("results")).Cells().SelectMany(cell => cell.ReadTrials()).ToList();

        Assert.Equal(answers.Order(), trials.Select(trial => trial.Label).Distinct().Order());
        Assert.All(trials, trial => Assert.Contains(trial.Prediction, answers));
        Assert.All(trials, trial => Assert.Equal(trial.Label == trial.Prediction, trial.Correct));
    }

    [Fact]
    public void The_network_sees_what_it_was_exported_for()
    {
        _folder.Write(Blocks.First());
        _folder.Run();
        var clean = new RobustBench.Trials.TrialFolder(_folder.File("results")).Cells().First(cell => cell.Condition == "clean");

        // The image resized and normalised by hand, and the file run by itself.
        var decided = clean.ReadTrials().ToDictionary(trial => trial.Image, trial => trial.Prediction);
        Assert.Equal(10, decided.Count);
        foreach (var (image, prediction) in decided) Assert.Equal(prediction, Classes[Expected(image)]);
    }

    private int Expected(string image)
    {
        using var decoded = RobustBench.Data.Decoding.ImageDecoder.Decode(File.ReadAllBytes(_folder.File($"photographs/{image}")), applyOrientation: false);
        var picture = RobustBench.Data.Geometry.Apply(decoded, new RobustBench.Data.StimulusOptions { Resize = 256, Size = 224 });
        float[] mean = [0.485f, 0.456f, 0.406f], std = [0.229f, 0.224f, 0.225f];
        var pixels = picture.Pixels.Select((level, i) => (level / 255f - mean[i / (224 * 224)]) / std[i / (224 * 224)]).ToArray();
        using var network = torch.jit.load<torch.Tensor, torch.Tensor>(_folder.File("my-network.pt"));
        using var logits = network.call(torch.tensor(pixels, [1, 3, 224, 224]));
        return (int)logits.argmax().item<long>();
    }

    [GeneratedRegex(@"```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex MapBlock();

    [GeneratedRegex(@"```yaml\n(name: .*?)```", RegexOptions.Singleline)]
    private static partial Regex SuiteBlock();
}

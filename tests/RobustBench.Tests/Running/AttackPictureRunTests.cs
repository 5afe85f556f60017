using RobustBench.Running;
using RobustBench.Tests.Cli;
using SkiaSharp;

namespace RobustBench.Tests.Running;

public sealed class AttackPictureRunTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public AttackPictureRunTests() => _tiny.Write(TinySuite.Yaml.Replace(
        "[clean, uniform-noise: { width: [0.1, 0.35] }]", "[clean, fgsm: { epsilon: 0.2 }, one-pixel: { population: 10, generations: 1, source: m }]", StringComparison.Ordinal));

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void A_finished_run_draws_its_pictures_when_it_is_asked_to_and_is_not_changed_by_them()
    {
        _tiny.Run();
        var before = _tiny.Content();
        Assert.False(Directory.Exists(_tiny.File("results/pictures")));

        _tiny.Run(options: new RunOptions { Pictures = 2 });

        Assert.Equal(0, _tiny.PartsRun);
        var pictures = Pictures();
        Assert.Contains(pictures, path => path.EndsWith("m/d/fgsm(epsilon=0.2).png", StringComparison.Ordinal));
        Assert.All(pictures, path =>
        {
            using var picture = SKBitmap.Decode(path);
            Assert.True(picture.Width > 500);
        });
        Directory.Delete(_tiny.File("results/pictures"), recursive: true);
        Assert.Equal(before, _tiny.Content());
    }

    [Fact]
    public void Pictures_are_the_same_bytes_on_one_thread_and_on_several()
    {
        _tiny.Run("one", new RunOptions { Pictures = 2, Threads = 1 });
        _tiny.Run("several", new RunOptions { Pictures = 2, Threads = 4 });
        Assert.NotEmpty(Pictures("one"));
        Assert.Equal(_tiny.Content("one"), _tiny.Content("several"));
    }

    [Fact]
    public void A_suite_without_attacks_says_that_there_is_nothing_to_draw()
    {
        _tiny.Write(TinySuite.Yaml);
        _tiny.Run(options: new RunOptions { Pictures = 1 });
        Assert.Contains(_tiny.Events.OfType<Warning>(), warning => warning.Message == "--pictures: the suite has no attacks");
    }

    [Fact]
    public void A_preview_leaves_attacks_out_and_says_so()
    {
        var program = Program.Run("preview", _tiny.SuitePath, "--out", _tiny.File("sheet.png"));
        Assert.Equal(0, program.ExitCode);
        Assert.Contains("the sheet leaves out attacks (fgsm(epsilon=0.2), …), which need a network: run the suite with --pictures to see theirs", program.Errors, StringComparison.Ordinal);
    }

    private string[] Pictures(string results = "results") =>
        Directory.GetFiles(_tiny.File($"{results}/pictures"), "*.png", SearchOption.AllDirectories);
}

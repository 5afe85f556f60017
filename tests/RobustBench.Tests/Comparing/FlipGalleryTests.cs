using RobustBench.Comparing;
using RobustBench.Tests.Running;
using SkiaSharp;

namespace RobustBench.Tests.Comparing;

public sealed class FlipGalleryTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Every_flip_has_its_stimulus_and_both_decisions()
    {
        _tiny.Run();
        var comparison = Comparer.Run($"{_tiny.File("results")}:m", $"{_tiny.File("results")}:n");
        var flips = comparison.Cells.Sum(cell => Math.Min(20, cell.NegativeFlips.Count));
        Assert.True(flips > 0);

        FlipGallery.Write(comparison, _tiny.SuitePath, _tiny.File("flips.png"), warning => Assert.Fail(warning));
        FlipGallery.Write(comparison with { Cells = [] }, _tiny.SuitePath, _tiny.File("none.png"), warning => Assert.Fail(warning));

        using var sheet = SKBitmap.Decode(_tiny.File("flips.png"));
        using var empty = SKBitmap.Decode(_tiny.File("none.png"));
        // A row is at least as high as its stimulus.
        Assert.True(sheet.Height > empty.Height + 32 * flips, $"{sheet.Height} for {flips} flips");
    }

    [Fact]
    public void Another_suite_is_refused()
    {
        _tiny.Run();
        var comparison = Comparer.Run($"{_tiny.File("results")}:m", $"{_tiny.File("results")}:n");
        _tiny.Write(TinySuite.Yaml.Replace("[clean, uniform-noise: { width: [0.1, 0.35] }]", "[greyscale]", StringComparison.Ordinal));

        Assert.StartsWith(
            "--suite: `d` is not shown under ",
            Assert.Throws<InputException>(() => FlipGallery.Write(comparison, _tiny.SuitePath, _tiny.File("flips.png"), _ => { })).Message, StringComparison.Ordinal);
    }
}

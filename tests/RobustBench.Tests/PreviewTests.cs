using RobustBench.Drawing;
using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Tests.Running;
using SkiaSharp;

namespace RobustBench.Tests;

public sealed class PreviewTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void The_sheet_shows_the_stimuli_that_a_run_makes()
    {
        Preview.Write(_tiny.SuitePath, _tiny.File("sheet.png"), 2, null, Assert.Fail);

        using var sheet = SKBitmap.Decode(_tiny.File("sheet.png"));
        var shown = sheet.Pixels.Select(pixel => (pixel.Red, pixel.Green, pixel.Blue)).Where(pixel => pixel.Red != pixel.Blue).ToHashSet();
        var colours = CleanColours(image: 1).ToList();
        Assert.NotEmpty(colours);
        Assert.All(colours, colour => Assert.Contains(colour, shown));
        Assert.False(shown.IsSupersetOf(CleanColours(image: 2)));

        IEnumerable<(byte, byte, byte)> CleanColours(int image)
        {
            var suite = SuiteReader.Read(_tiny.SuitePath, _ => null);
            using var datasets = DatasetSet.Open(suite, null);
            var block = PictureBlock.Read(datasets.ByKey["d"], 0, image + 1, new ParallelOptions(), new StageClock(), Assert.Fail);
            var picture = StimulusPicture.Of(new StimulusMaker(suite.Seed).Make(block, image, suite.Conditions[0].Condition));
            return [.. picture.Pixels.Chunk(RgbImage.PixelBytes).Where(pixel => pixel[0] != pixel[2]).Select(pixel => (pixel[0], pixel[1], pixel[2]))];
        }
    }

    [Fact]
    public void More_images_make_a_longer_sheet_up_to_those_there_are()
    {
        Preview.Write(_tiny.SuitePath, _tiny.File("2.png"), 2, null, Assert.Fail);
        Preview.Write(_tiny.SuitePath, _tiny.File("25.png"), TinySuite.Images, null, Assert.Fail);
        Preview.Write(_tiny.SuitePath, _tiny.File("1000.png"), 1000, null, Assert.Fail);

        using var two = SKBitmap.Decode(_tiny.File("2.png"));
        using var all = SKBitmap.Decode(_tiny.File("25.png"));
        Assert.True(all.Height > 10 * 128 && all.Height > two.Height);
        Assert.Equal(File.ReadAllBytes(_tiny.File("25.png")), File.ReadAllBytes(_tiny.File("1000.png")));
    }

    [Fact]
    public void A_condition_that_can_not_be_made_is_an_error_at_its_place()
    {
        _tiny.Write(TinySuite.Yaml.Replace("path: data.bin", "path: data.bin, stimulus: { size: 31 }", StringComparison.Ordinal)
            .Replace("[clean,", "[phase-noise: { width: 90 },", StringComparison.Ordinal));

        var problem = Assert.Throws<InputException>(() => Preview.Write(_tiny.SuitePath, _tiny.File("sheet.png"), 2, null, Assert.Fail));

        Assert.StartsWith($"{_tiny.SuitePath}:8:14: phase-noise(width=90) on `d`: the published phase noise needs even sides", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_conditions_asked_for_are_drawn_and_too_many_stimuli_are_refused_unmade()
    {
        Preview.Write(_tiny.SuitePath, _tiny.File("all.png"), 2, null, Assert.Fail);
        Preview.Write(_tiny.SuitePath, _tiny.File("noise.png"), 2, "uniform-noise*", Assert.Fail);
        Assert.NotEqual(File.ReadAllBytes(_tiny.File("all.png")), File.ReadAllBytes(_tiny.File("noise.png")));
        Assert.Throws<InputException>(() => Preview.Write(_tiny.SuitePath, _tiny.File("none.png"), 2, "nothing*", Assert.Fail));

        _tiny.Write(TinySuite.Yaml.Replace("[clean,", "[contrast: { level: [" + string.Join(", ", Enumerable.Range(1, 999).Select(i => $"{i}/1000")) + "] },", StringComparison.Ordinal));
        Assert.Contains("choose fewer --images, or some --conditions",
            Assert.Throws<InputException>(() => Preview.Write(_tiny.SuitePath, _tiny.File("many.png"), 6, null, Assert.Fail)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_is_drawn_only_under_the_conditions_that_it_is_shown_under()
    {
        Preview.Write(_tiny.SuitePath, _tiny.File("noise.png"), 2, "uniform-noise*", Assert.Fail);
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", "data.bin, conditions: uniform* }", StringComparison.Ordinal));
        Preview.Write(_tiny.SuitePath, _tiny.File("own.png"), 2, null, Assert.Fail);
        _tiny.Write(TinySuite.Yaml.Replace(
            "{ d: {", "{ odd: { kind: cifar-binary, path: data.bin, stimulus: { size: 31 }, conditions: clean }, d: {", StringComparison.Ordinal)
            .Replace("[clean,", "[clean, phase-noise: { width: 90 },", StringComparison.Ordinal));
        // Phase noise can't be made of the odd set, which is not shown under it.
        Preview.Write(_tiny.SuitePath, _tiny.File("both.png"), 2, null, Assert.Fail);
        Preview.Write(_tiny.SuitePath, _tiny.File("one.png"), 2, "uniform-noise*", Assert.Fail);

        Assert.Equal(File.ReadAllBytes(_tiny.File("noise.png")), File.ReadAllBytes(_tiny.File("own.png")));
        // A data set that the selection leaves nothing has no place on the sheet.
        Assert.Equal(File.ReadAllBytes(_tiny.File("noise.png")), File.ReadAllBytes(_tiny.File("one.png")));
    }

    [Fact]
    public void A_selection_of_conditions_that_no_data_set_is_shown_under_is_refused()
    {
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", "data.bin, conditions: clean }", StringComparison.Ordinal));

        Assert.Equal(
            "--conditions uni*: no data set of the suite is shown under a condition that matches: their own `conditions` leave out uniform-noise(width=0.1)",
            Assert.Throws<InputException>(() => Preview.Write(_tiny.SuitePath, _tiny.File("sheet.png"), 2, "uni*", Assert.Fail)).Message);
    }

    [Theory]
    [InlineData("sheet.jpg")]
    [InlineData("")]
    public void A_target_that_is_no_png_file_is_refused(string name) =>
        Assert.Throws<InputException>(() => Preview.Write(_tiny.SuitePath, _tiny.File(name), 2, null, Assert.Fail));
}

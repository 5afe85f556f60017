using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Tests.Data.Trees;
using SkiaSharp;

namespace RobustBench.Tests.Running;

/// <summary>From an alpha channel, or a mask that an index names, to the stimulus.</summary>
public sealed class SilhouetteRunTests : IDisposable
{
    private const int Side = 32;

    private const string Yaml = """
        name: cut-out
        datasets: { d: { kind: folder, path: images } }
        models: { m: { architecture: captum_lenet, weights: m.safetensors } }
        conditions: [clean, silhouette]

        """;

    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void The_alpha_channel_is_the_object_and_is_resized_with_the_image()
    {
        Write("images/0/a.png", Alpha((x, _) => x < 16 ? 255 : 0));

        var stimulus = Stimulus(Yaml);
        var half = Stimulus(Yaml + "stimulus: { resize: 16 }\n");

        Assert.All(Enumerable.Range(0, Side), x => Assert.Equal(x < 16 ? 0 : 1, stimulus[5 * Side + x]));
        Assert.Equal(3 * 16 * 16, half.Length);
        Assert.Equal((0, 1), (half[3 * 16 + 2], half[3 * 16 + 13]));
    }

    [Fact]
    public void Colours_are_the_same_whether_or_not_there_is_an_alpha_channel()
    {
        // Where alpha is 0 Skia writes black, whatever the colour was.
        Write("images/0/a.png", Alpha((x, y) => x + y + 1));
        Write("plain/0/a.png", Alpha((_, _) => 255));

        Assert.Equal(
            Stimulus(Yaml.Replace(", silhouette", "", StringComparison.Ordinal).Replace("path: images", "path: plain", StringComparison.Ordinal)),
            Stimulus(Yaml.Replace(", silhouette", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_mask_that_the_index_names_is_the_object()
    {
        Write("images/a.png", Png.Bytes(1, Side));
        Write("images/masks/a.png", Grey((x, _) => x < 8 ? 255 : 0));
        File.WriteAllText(_tiny.File("images/index.csv"), "path,label,mask\na.png,0,masks/a.png\n");

        var stimulus = Stimulus(Yaml.Replace("path: images", "index: images/index.csv", StringComparison.Ordinal));

        Assert.All(Enumerable.Range(0, Side), x => Assert.Equal(x < 8 ? 0 : 1, stimulus[x]));
    }

    [Fact]
    public void Another_mask_makes_its_part_run_again()
    {
        Write("images/a.png", Png.Bytes(1, Side));
        Write("images/masks/a.png", Grey((x, _) => x < 8 ? 255 : 0));
        File.WriteAllText(_tiny.File("images/index.csv"), "path,label,mask\na.png,0,masks/a.png\n");
        _tiny.Write(Yaml.Replace("path: images", "index: images/index.csv", StringComparison.Ordinal));
        Assert.Equal(0, _tiny.Run().FailedCells);
        _tiny.Run();
        Assert.Equal(0, _tiny.PartsRun);

        Write("images/masks/a.png", Grey((x, _) => x < 9 ? 255 : 0));
        _tiny.Run();

        Assert.Equal(2, _tiny.PartsRun);
    }

    [Fact]
    public void A_mask_of_another_size_or_none_at_its_path_is_an_input_error()
    {
        Write("images/a.png", Png.Bytes(1, Side));
        Write("images/m.png", Png.Bytes(1, 8));
        File.WriteAllText(_tiny.File("images/index.csv"), "path,label,mask\na.png,0,gone.png\n");
        var yaml = Yaml.Replace("path: images", "index: images/index.csv", StringComparison.Ordinal);
        _tiny.Write(yaml);
        Assert.Contains(SuiteValidation.Problems(_tiny.SuitePath), problem => problem.Contains("index.csv:2: there is no file `gone.png`", StringComparison.Ordinal));

        File.WriteAllText(_tiny.File("images/index.csv"), "path,label,mask\na.png,0,m.png\n");

        Assert.Contains(SuiteValidation.Problems(_tiny.SuitePath), problem => problem.Contains("the mask is 8 × 8, and the image 32 × 32", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_mask_the_condition_is_refused_with_the_mend()
    {
        Write("images/0/a.png", Alpha((_, _) => 255));
        _tiny.Write(Yaml);

        var problem = Assert.Single(SuiteValidation.Problems(_tiny.SuitePath));

        Assert.Contains("silhouette on `d`: the image 0/a.png has no alpha channel", problem, StringComparison.Ordinal);
        Assert.Equal(problem, Assert.Throws<InputException>(() => _tiny.Run()).Message);
    }

    [Fact]
    public void An_image_that_alone_lacks_one_ends_the_run_with_its_name()
    {
        Write("images/0/a.png", Alpha((x, _) => x));
        Write("images/0/b.png", Png.Bytes(1, Side));
        _tiny.Write(Yaml);

        Assert.Contains("the image 0/b.png has no alpha channel", Assert.Throws<InputException>(() => _tiny.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_another_condition_of_a_chain_it_is_refused()
    {
        Write("images/0/a.png", Alpha((x, _) => x));
        _tiny.Write(Yaml.Replace("silhouette]", "chain: [rotation: { degrees: 90 }, silhouette]]", StringComparison.Ordinal));

        Assert.Contains(SuiteValidation.Problems(_tiny.SuitePath), problem => problem.Contains("`silhouette` must be the first of a chain", StringComparison.Ordinal));
    }

    private float[] Stimulus(string yaml)
    {
        _tiny.Write(yaml);
        var suite = SuiteReader.Read(_tiny.SuitePath, _ => null);
        using var datasets = DatasetSet.Open(suite, limit: null);
        var block = PictureBlock.Read(datasets.ByKey["d"], 0, 1, new ParallelOptions(), new StageClock(), Assert.Fail);
        return new StimulusMaker(0).Make(block, 0, suite.Conditions[^1].Condition).Pixels.ToArray();
    }

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_tiny.File(name))!);
        File.WriteAllBytes(_tiny.File(name), content);
    }

    private static byte[] Alpha(Func<int, int, int> alpha) => Encode(SKAlphaType.Unpremul, (x, y) => new SKColor((byte)(7 * x), (byte)(5 * y), 99, (byte)alpha(x, y)));

    private static byte[] Grey(Func<int, int, int> grey) => Encode(SKAlphaType.Opaque, (x, y) => new SKColor((byte)grey(x, y), (byte)grey(x, y), (byte)grey(x, y)));

    private static byte[] Encode(SKAlphaType alpha, Func<int, int, SKColor> colour)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, alpha));
        for (var at = 0; at < Side * Side; at++) bitmap.SetPixel(at % Side, at / Side, colour(at % Side, at / Side));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}

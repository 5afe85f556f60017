using RobustBench.Drawing;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Tests.Running;

public sealed class SampleStimuliTests : IDisposable
{
    private const int Side = 32, Gap = 2;

    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void A_run_keeps_a_sample_of_each_data_set_and_condition()
    {
        _tiny.Run();

        Assert.Equal(
            ["samples/d/clean.png", "samples/d/uniform-noise(width=0.1).png", "samples/d/uniform-noise(width=0.35).png"],
            Samples().Select(file => Path.GetRelativePath(_tiny.File("results"), file).Replace('\\', '/')));
    }

    [Fact]
    public void A_sample_is_the_first_three_stimuli_side_by_side()
    {
        _tiny.Run();

        var sample = Png.Decode(File.ReadAllBytes(Sample("uniform-noise(width=0.35)")))!;

        Assert.Equal((Side, 3 * Side + 2 * Gap), (sample.Height, sample.Width));
        var suite = SuiteReader.Read(_tiny.SuitePath, _ => null);
        using var datasets = DatasetSet.Open(suite, null);
        var block = PictureBlock.Read(datasets.ByKey["d"], 0, 3, new ParallelOptions(), new StageClock(), Assert.Fail);
        for (var image = 0; image < 3; image++)
        {
            var stimulus = StimulusPicture.Of(new StimulusMaker(7).Make(block, image, suite.Conditions[2].Condition));
            for (var row = 0; row < Side; row++)
                Assert.Equal(stimulus.Row(row), sample.Row(row).Slice(3 * image * (Side + Gap), 3 * Side));
        }
    }

    [Fact]
    public void Samples_that_are_missing_or_of_another_seed_are_made_although_no_part_is_left_and_the_others_stay_as_they_are()
    {
        _tiny.Run();
        var whole = _tiny.Content();
        var old = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Sample("clean"), old);
        File.Delete(Sample("uniform-noise(width=0.1)"));
        File.WriteAllBytes(Sample("uniform-noise(width=0.35)"), [1]);

        _tiny.Run();

        Assert.Equal(0, _tiny.PartsRun);
        Assert.Equal(whole, _tiny.Content());
        Assert.Equal(old, File.GetLastWriteTimeUtc(Sample("clean")));
    }

    [Fact]
    public void Every_shard_makes_all_samples_and_a_selection_those_of_its_conditions()
    {
        _tiny.Run("shard", new RunOptions { Selection = new Selection { Shard = Shard.Parse("18/18") } });
        _tiny.Run("selection", new RunOptions { Selection = new Selection { Conditions = "clean" } });

        Assert.Equal(3, Samples("shard").Count());
        Assert.Single(Samples("selection"));
    }

    [Fact]
    public void A_data_set_has_samples_of_the_conditions_that_it_is_shown_under()
    {
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", "data.bin, conditions: clean }, e: { kind: cifar-binary, path: data.bin, conditions: '*0.1)' }", StringComparison.Ordinal));

        _tiny.Run();

        Assert.Equal(
            ["samples/d/clean.png", "samples/e/uniform-noise(width=0.1).png"],
            Samples().Select(file => Path.GetRelativePath(_tiny.File("results"), file).Replace('\\', '/')));
    }

    [Fact]
    public void A_large_stimulus_is_scaled_down_and_an_image_that_can_not_be_read_is_left_out()
    {
        using var dataset = OpenDataset.Open(MadeUpImages.Random(5, 200, broken: 1).Entry(), null, null);
        var suite = SuiteReader.Read(_tiny.SuitePath, _ => null) with { Datasets = [dataset.Entry] };
        var plan = Plan.Of(suite, new Dictionary<string, DatasetSize> { ["d"] = new(5) }, new Selection());

        SampleStimuli.Write(_tiny.File("results"), plan, new Dictionary<string, OpenDataset> { ["d"] = dataset }, new StimulusMaker(7), _ => true, Assert.Fail);

        var sample = Png.Decode(File.ReadAllBytes(Sample("clean")))!;
        Assert.Equal((128, 2 * 128 + Gap), (sample.Height, sample.Width));
    }

    [Fact]
    public void A_sample_that_can_not_be_written_is_told_and_takes_no_table_with_it()
    {
        Directory.CreateDirectory(_tiny.File("results"));
        File.WriteAllText(_tiny.File("results/samples"), "a file");

        _tiny.Run();

        Assert.Equal(3, _tiny.Events.OfType<Warning>().Count(warning => warning.Message.StartsWith("the sample of ", StringComparison.Ordinal)));
        Assert.True(File.Exists(_tiny.File("results/matrix.csv")));
    }

    private string Sample(string condition) => new SampleFolder(_tiny.File("results")).PathOf("d", condition);

    private IEnumerable<string> Samples(string results = "results") =>
        Directory.EnumerateFiles(_tiny.File($"{results}/samples"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}

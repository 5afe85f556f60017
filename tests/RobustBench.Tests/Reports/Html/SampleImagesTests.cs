using RobustBench.Drawing;
using RobustBench.Reports.Html;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Reports.Html;

public sealed class SampleImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Samples_are_the_files_as_they_are_and_a_damaged_or_absent_one_is_none()
    {
        var file = Png.Encode(new RgbImage(32, 100, grey: 3));
        Write("clean", file);
        Write("damaged", [1, 2, 3]);

        var samples = Read("clean", "damaged", "absent");

        Assert.Equal(file, samples[("d", "clean")]!.File);
        Assert.Null(samples[("d", "damaged")]);
        Assert.Null(samples[("d", "absent")]);
    }

    [Theory]
    [InlineData(32, 100, 96, 300)]
    [InlineData(128, 388, 128, 388)]
    [InlineData(40, 40, 80, 80)]
    public void Small_samples_are_shown_enlarged_by_a_whole_factor(int height, int width, int shownHeight, int shownWidth)
    {
        var sample = new SampleImage(Png.Encode(new RgbImage(height, width)));

        Assert.Equal((shownHeight, shownWidth), (sample.Height, sample.Width));
    }

    [Theory]
    [InlineData(10, 388)]
    [InlineData(40, 192)]
    [InlineData(80, 96)]
    public void Many_samples_become_smaller_together_and_stay_below_the_limit(int count, int width)
    {
        var keys = Noise(count);

        var samples = Read(keys);

        Assert.Equal(0, samples.LeftOut);
        Assert.InRange(keys.Sum(key => samples[("d", key)]!.File.Length), 1, SampleImages.MostBytes);
        Assert.All(keys, key => Assert.Equal(width, Png.Decode(samples[("d", key)]!.File)!.Width));
    }

    [Fact]
    public void Samples_without_room_are_counted()
    {
        var keys = Noise(300);

        var samples = Read(keys);

        Assert.InRange(samples.LeftOut, 1, 299);
        Assert.Equal(300 - samples.LeftOut, keys.Count(key => samples[("d", key)] is not null));
    }

    private string[] Noise(int count)
    {
        var image = new RgbImage(128, 388);
        new Random(1).NextBytes(image.Pixels);
        var file = Png.Encode(image);
        string[] keys = [.. Enumerable.Range(0, count).Select(i => $"noise({i})")];
        foreach (var key in keys) Write(key, file);
        return keys;
    }

    private void Write(string condition, byte[] file) => AtomicFile.Write(new SampleFolder(_folder.Path).PathOf("d", condition), stream => stream.Write(file));

    private SampleImages Read(params string[] conditions) => SampleImages.Read(_folder.Path, [.. conditions.Select(condition => ("d", condition))]);
}

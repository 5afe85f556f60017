using RobustBench.Data;
using RobustBench.Data.Cue16;

namespace RobustBench.Tests.Data.Cue16;

/// <summary>What gives a class of Cue16 away without shape and texture being looked at: nothing, or little.</summary>
public sealed class ShortcutTests
{
    private const int Train = 1_120, Test = 480;

    [Fact]
    public void A_linear_classifier_on_the_pixels_stays_under_35_percent()
    {
        var accuracy = Accuracy(Stimuli.Original, pixels => [.. pixels.Select(pixel => pixel / 255f)]);

        Assert.InRange(accuracy, 0.03, 0.35);
    }

    [Fact]
    public void Mean_colour_and_its_spread_give_little_away()
    {
        var accuracy = Accuracy(Stimuli.Original, pixels => [.. pixels.Chunk(Canvas.Pixels).SelectMany(MeanAndSpread)]);

        Assert.InRange(accuracy, 0.03, 0.14);
    }

    [Fact]
    public void The_filled_area_gives_little_away()
    {
        var accuracy = Accuracy(Stimuli.Silhouette, pixels =>
        {
            var area = pixels.Take(Canvas.Pixels).Average(pixel => 1 - pixel / 255f);
            return [area, area * area, area * area * area];
        });

        Assert.InRange(accuracy, 0.03, 0.14);
    }

    [Fact]
    public void The_shares_of_light_and_dark_give_little_away()
    {
        const int Bins = 16;
        var accuracy = Accuracy(Stimuli.Original, pixels =>
        {
            var histogram = new float[Bins];
            for (var i = 0; i < Canvas.Pixels; i++)
                histogram[(int)(Canvas.Luminance(pixels[i], pixels[Canvas.Pixels + i], pixels[2 * Canvas.Pixels + i]) * Bins / 256)] += 1f / Canvas.Pixels;
            return histogram;
        });

        Assert.InRange(accuracy, 0.03, 0.14);
    }

    private static float[] MeanAndSpread(byte[] plane)
    {
        var mean = plane.Average(pixel => pixel / 255f);
        return [mean, mean * mean, MathF.Sqrt(plane.Average(pixel => (pixel / 255f - mean) * (pixel / 255f - mean)))];
    }

    private static double Accuracy(Stimuli stimuli, Func<byte[], float[]> features)
    {
        var (train, trainLabels) = Read("train", stimuli, Train, features);
        var (test, testLabels) = Read("test", stimuli, Test, features);
        return LinearClassifier.BestAccuracy(train, trainLabels, test, testLabels);
    }

    private static (float[][] Features, int[] Labels) Read(string split, Stimuli stimuli, int count, Func<byte[], float[]> features)
    {
        using var images = new Cue16Images(Split.Of(split), stimuli, seed: 0);
        var rows = Enumerable.Range(0, count).AsParallel().AsOrdered().Select(index =>
        {
            using var raster = images.Read(index);
            return features(Geometry.Apply(raster, new StimulusOptions()).Pixels);
        });
        return ([.. rows], [.. Enumerable.Range(0, count).Select(index => images.Describe(index).Label)]);
    }
}

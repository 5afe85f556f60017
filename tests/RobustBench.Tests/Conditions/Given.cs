using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Tests.Conditions;

/// <summary>What the tests of conditions start from.</summary>
internal static class Given
{
    /// <summary>The seed of every random input.</summary>
    public const int Seed = 2018;

    /// <summary>A step from its key's parts: <c>Step("contrast", "level=0.3,colour=true")</c>.</summary>
    public static ConditionStep Step(string family, string settings = "")
    {
        var corruption = ConditionCatalogue.Find(family)!;
        return new ConditionStep(corruption, SettingsOf(corruption.Parameters, settings));
    }

    public static Settings SettingsOf(IReadOnlyList<Parameter> parameters, string settings) => new(
        parameters,
        settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).ToDictionary(
            setting => parameters.Single(parameter => parameter.Name == setting[0]),
            setting => parameters.Single(parameter => parameter.Name == setting[0]).Parse(setting[1])
                ?? throw new ArgumentException($"{setting[1]} is refused", nameof(settings))));

    /// <summary>Three channels of 24-bit numbers in [low, high), the same for the same seed.</summary>
    public static float[] RandomImage(int height, int width, float low = 0, float high = 1)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, 3 * height * width).Select(_ => low + (high - low) * random.NextSingle())];
    }

    /// <summary>A mask of bytes from 0 on.</summary>
    public static byte[] Mask(int height, int width) => [.. Enumerable.Range(0, height * width).Select(at => (byte)at)];

    /// <summary>Three channels equal to <paramref name="plane"/>.</summary>
    public static float[] GreyImage(params float[] plane) => [.. plane, .. plane, .. plane];

    /// <summary>The stimulus that a single corruption makes of a copy of <paramref name="pixels"/>.</summary>
    public static float[] Apply(
        string family, string settings, float[] pixels, int height, int width, NoiseSource? noise = null)
    {
        var condition = Condition.Of(Step(family, settings));
        return Apply(condition, pixels, height, width, noise);
    }

    public static float[] Apply(Condition condition, float[] pixels, int height, int width, NoiseSource? noise = null)
    {
        var copy = pixels.ToArray();
        condition.Apply(new Stimulus(copy, height, width) { Mask = Mask(height, width) }, noise ?? new NoiseSource(Seed, "0", condition.Key));
        return copy;
    }

    /// <summary>The first numbers of the stream that <see cref="Apply(string, string, float[], int, int, NoiseSource?)"/> uses.</summary>
    public static float[] Uniform(string key, int count)
    {
        var uniform = new float[count];
        new NoiseSource(Seed, "0", key).Fill(uniform);
        return uniform;
    }

    /// <summary>Fails with the place and the seed where two images differ by more than <paramref name="tolerance"/>.</summary>
    public static void AssertClose(IReadOnlyList<double> expected, ReadOnlySpan<float> actual, double tolerance = 1e-6)
    {
        Assert.Equal(expected.Count, actual.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"at {i}: {expected[i]} was expected and {actual[i]} came out (random inputs have seed {Seed})");
        }
    }

    public static void AssertClose(float[] expected, ReadOnlySpan<float> actual, double tolerance = 1e-6) =>
        AssertClose([.. expected.Select(value => (double)value)], actual, tolerance);
}

using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Acceptance;

/// <summary>Our stimuli are those of the code published with Geirhos et al. 2018, given the same random numbers.</summary>
public class ConditionsTests
{
    private const int Side = 32, Images = 4;
    private const double Tolerance = 1e-5;

    [SkippableTheory]
    [InlineData("greyscale", "greyscale", "")]
    [InlineData("contrast_0.05", "contrast", "level=0.05")]
    [InlineData("contrast_0.1", "contrast", "level=0.1")]
    [InlineData("contrast_0.3", "contrast", "level=0.3")]
    [InlineData("lowpass_1", "low-pass", "std=1")]
    [InlineData("lowpass_3", "low-pass", "std=3")]
    [InlineData("lowpass_7", "low-pass", "std=7")]
    [InlineData("highpass_0.45", "high-pass", "std=0.45")]
    [InlineData("highpass_0.7", "high-pass", "std=0.7")]
    [InlineData("highpass_1.5", "high-pass", "std=1.5")]
    [InlineData("rotate_90", "rotation", "degrees=90")]
    [InlineData("rotate_180", "rotation", "degrees=180")]
    [InlineData("rotate_270", "rotation", "degrees=270")]
    public void A_deterministic_stimulus_is_the_published_codes(string file, string family, string settings) =>
        AssertPublished(Stimuli(file), family, settings, _ => []);

    [SkippableTheory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void Salt_and_pepper_is_the_published_codes_given_its_numbers(double probability)
    {
        var name = FormattableString.Invariant($"saltpepper_c0.3_{probability}");
        var uniform = Stimuli($"{name}.u");
        AssertPublished(
            Stimuli($"{name}.out"), "salt-and-pepper", FormattableString.Invariant($"probability={probability}"), image => uniform[image]);
    }

    [SkippableTheory]
    [InlineData(0.1)]
    [InlineData(0.35)]
    public void Uniform_noise_is_the_published_codes_given_its_numbers(double width)
    {
        var name = FormattableString.Invariant($"uniform_c0.3_{width}");
        var noise = Stimuli($"{name}.noise");
        AssertPublished(
            Stimuli($"{name}.out"), "uniform-noise", FormattableString.Invariant($"width={width}"),
            image => [.. noise[image].Select(change => (change / width + 1) / 2)]);
    }

    [SkippableTheory]
    [InlineData(30)]
    [InlineData(90)]
    public void Phase_noise_is_the_published_codes_given_its_numbers(double width)
    {
        var name = FormattableString.Invariant($"phase_{width}");
        var shifts = Stimuli($"{name}.phase_shifts_rad");
        AssertPublished(
            Stimuli($"{name}.out"), "phase-noise", FormattableString.Invariant($"width={width}"),
            image => [.. shifts[image].Select(shift => (shift * 180 / Math.PI / width + 1) / 2)]);
    }

    private static Npy Stimuli(string name) => Npy.Read(Reference.File($"cifar10/stimuli/{name}.npy"));

    private static void AssertPublished(Npy expected, string family, string settings, Func<int, double[]> uniform)
    {
        var input = Stimuli("input");
        for (var image = 0; image < Images; image++)
        {
            var pixels = PlaneByPlane([.. input[image].Select(level => (float)(level / 255))]);
            var noise = new ReplayedNoise([.. uniform(image).Select(number => (float)number)]);
            Condition.Of(Step(family, settings)).Apply(new Stimulus(pixels, Side, Side), noise);
            Assert.True(noise.IsExhausted, "not every stored number was drawn");

            var published = expected[image];
            var channels = published.Length / (Side * Side);
            for (var i = 0; i < pixels.Length; i++)
            {
                var (channel, place) = (i / (Side * Side), i % (Side * Side));
                var value = channels == 1 ? published[place] : published[place * channels + channel];
                Assert.True(Math.Abs(value - pixels[i]) <= Tolerance, $"image {image}, value {i}: {value} was published, {pixels[i]} came out");
            }
        }
    }

    private static float[] PlaneByPlane(float[] interleaved) =>
        [.. Enumerable.Range(0, 3).SelectMany(channel => interleaved.Where((_, i) => i % 3 == channel))];

    private static ConditionStep Step(string family, string settings)
    {
        var corruption = CorruptionCatalogue.Find(family)!;
        var given = settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')).ToDictionary(
            setting => corruption.Parameters.Single(parameter => parameter.Name == setting[0]),
            setting => corruption.Parameters.Single(parameter => parameter.Name == setting[0]).Parse(setting[1])!);
        return new ConditionStep(corruption, new Settings(corruption.Parameters, given));
    }

    private sealed class ReplayedNoise(float[] numbers) : NoiseSource(0, "", "")
    {
        private int _drawn;

        public bool IsExhausted => _drawn == numbers.Length;

        public override void Fill(Span<float> uniform)
        {
            numbers.AsSpan(_drawn, uniform.Length).CopyTo(uniform);
            _drawn += uniform.Length;
        }
    }
}

using System.Runtime.InteropServices;
using RobustBench.Models;
using RobustBench.Stylisation;
using RobustBench.Tests.Models;
using RobustBench.Tests.Trials;
using static TorchSharp.torch;

namespace RobustBench.Tests.Stylisation;

public sealed class AdaInTests : IDisposable
{
    private const int Size = 16;

    /// <summary>The encoder's convolutions behind its first: number, channels in and out; 0 is a pooling, or in the decoder a doubling.</summary>
    private static readonly (int Number, int In, int Out)[]
        Encoder = [(2, 3, 64), (5, 64, 64), (0, 0, 0), (9, 64, 128), (12, 128, 128), (0, 0, 0), (16, 128, 256), (19, 256, 256), (22, 256, 256), (25, 256, 256), (0, 0, 0), (29, 256, 512)],
        Decoder = [(1, 512, 256), (0, 0, 0), (5, 256, 256), (8, 256, 256), (11, 256, 256), (14, 256, 128), (0, 0, 0), (18, 128, 128), (21, 128, 64), (0, 0, 0), (25, 64, 64)];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, float[]> _encoder = [], _decoder = [];

    static AdaInTests() => TorchNative.EnsureLoaded();

    public AdaInTests()
    {
        var random = new Random(2017);
        RandomWeights encoder = new(0), decoder = new(0);
        Fill(encoder, _encoder, random, "0", 3, 3, kernel: 1);
        foreach (var (number, inputs, outputs) in Encoder.Where(layer => layer.Number > 0)) Fill(encoder, _encoder, random, $"{number}", inputs, outputs);
        // The rest of VGG-19, which the files have and nobody uses.
        encoder.Weight("32.weight", 2, 2, 3, 3).Weight("32.bias", 2);
        foreach (var (number, inputs, outputs) in Decoder.Where(layer => layer.Number > 0)) Fill(decoder, _decoder, random, $"{number}", inputs, outputs);
        Fill(decoder, _decoder, random, "28", 64, 3, gain: 0.05f, bias: 0.5f);
        File.WriteAllBytes(_folder.File("encoder.safetensors"), SafetensorsFile.Bytes(encoder.File));
        File.WriteAllBytes(_folder.File("decoder.safetensors"), SafetensorsFile.Bytes(decoder.File));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(0.4)]
    [InlineData(0)]
    public void Images_are_those_of_the_definition(double alpha)
    {
        var random = new Random(5);
        float[][] contents = [Image(random, 1), Image(random, 0.3f)], styles = [Image(random, 0.5f), Image(random, 1)];
        using var scope = NewDisposeScope();
        using var adain = AdaIn.Load(_folder.File("encoder.safetensors"), _folder.File("decoder.safetensors"), Size, alpha, CPU);

        var made = adain.Run(Batch(contents), Batch(styles), CancellationToken.None);

        var found = made.Images.data<float>().ToArray();
        var expected = contents.Zip(styles).SelectMany(pair => Stylised(pair.First, pair.Second, alpha)).ToArray();
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 2e-4f));
        // Neither grey nor clipped: the comparison sees the whole network.
        Assert.InRange(expected.Count(value => value is > 0.01f and < 0.99f), expected.Length / 2, expected.Length);
    }

    [Fact]
    public void Losses_are_those_of_the_definition()
    {
        var random = new Random(6);
        float[] content = Image(random, 1), style = Image(random, 0.5f);
        using var scope = NewDisposeScope();
        using var adain = AdaIn.Load(_folder.File("encoder.safetensors"), _folder.File("decoder.safetensors"), Size, alpha: 1, CPU);

        var made = adain.Run(Batch([content]), Batch([style]), CancellationToken.None);

        var (c, s, image) = (Encoded(content), Encoded(style), Encoded(made.Images.data<float>().ToArray()));
        AssertLosses(c, s, c, made.Start[0]);
        AssertLosses(c, s, image, made.End[0]);
        AssertLosses(c, s, s, made.OfStyle[0]);
    }

    [Fact]
    public void A_folder_is_stylised_and_goes_on_where_it_was()
    {
        Assert.Equal(new StyliseOutcome(4, 4), Run(Options()));
        var bytes = File.ReadAllBytes(_folder.File("out/arrow/arrow1.png"));
        File.Delete(_folder.File("out/arrow/arrow1.png"));

        Assert.Equal(new StyliseOutcome(4, 1), Run(Options() with { Threads = 1 }));
        Assert.Equal(bytes, File.ReadAllBytes(_folder.File("out/arrow/arrow1.png")));
        Assert.Contains("\"method\": \"adain\"", File.ReadAllText(_folder.File("out/stylise.json")), StringComparison.Ordinal);
        Assert.Equal(5, File.ReadAllLines(_folder.File("out/losses.csv")).Length);
        Assert.Contains("were made with other settings", Refusal(Options() with { Alpha = 0.5 }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_go_together_is_an_input_error()
    {
        Assert.Contains("--network NAME for iterative", Refusal(Options() with { Encoder = null, Decoder = null }), StringComparison.Ordinal);
        Assert.Contains("needs both --encoder FILE and --decoder FILE", Refusal(Options() with { Decoder = null }), StringComparison.Ordinal);
        Assert.Contains("give the one or the others", Refusal(Options() with { Network = "zoo/standard" }), StringComparison.Ordinal);
        Assert.Contains("--size 20: ", Refusal(Options() with { Size = 20 }), StringComparison.Ordinal);
        Assert.Contains("--alpha 1.5: ", Refusal(Options() with { Alpha = 1.5 }), StringComparison.Ordinal);
        Assert.Contains("--alpha NaN: ", Refusal(Options() with { Alpha = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("--size 4104: ", Refusal(Options() with { Size = 4104 }), StringComparison.Ordinal);
        Assert.Contains("--batch-size 1000000: ", Refusal(Options() with { BatchSize = 1000000 }), StringComparison.Ordinal);
        Assert.Contains("the decoder of AdaIN needs it", Refusal(Options() with { Decoder = _folder.File("encoder.safetensors") }), StringComparison.Ordinal);
        var swapped = Refusal(Options() with { Encoder = _folder.File("decoder.safetensors"), Decoder = _folder.File("encoder.safetensors") });
        Assert.Contains("the wrong way round", swapped, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', swapped);
    }

    private static StyliseOutcome Run(StyliseOptions options) => Styliser.Run(options, (_, _) => { }, CancellationToken.None);

    private static string Refusal(StyliseOptions options) => string.Join('\n', Assert.Throws<InputException>(() => Run(options)).Problems);

    private StyliseOptions Options() => new()
    {
        Contents = "cue16:original:1",
        Styles = "cue16:texture:1",
        Output = _folder.File("out"),
        Encoder = _folder.File("encoder.safetensors"),
        Decoder = _folder.File("decoder.safetensors"),
        Device = "cpu",
        Size = 32,
        Limit = 4,
        Threads = 2,
    };

    private static void Fill(RandomWeights file, Dictionary<string, float[]> kept, Random random, string name, int inputs, int outputs, int kernel = 3, float gain = 1, float bias = 0)
    {
        var scale = gain * MathF.Sqrt(6f / (inputs * kernel * kernel));
        kept[$"{name}.weight"] = [.. Enumerable.Range(0, outputs * inputs * kernel * kernel).Select(_ => (2 * random.NextSingle() - 1) * scale)];
        kept[$"{name}.bias"] = [.. Enumerable.Range(0, outputs).Select(_ => bias + 0.1f * (2 * random.NextSingle() - 1))];
        file.Add($"{name}.weight", kept[$"{name}.weight"], outputs, inputs, kernel, kernel).Add($"{name}.bias", kept[$"{name}.bias"], outputs);
    }

    private static float[] Image(Random random, float contrast) => [.. Enumerable.Range(0, 3 * Size * Size).Select(_ => contrast * random.NextSingle())];

    private static Tensor Batch(float[][] images) => tensor(images.SelectMany(image => image).ToArray(), [images.Length, 3, Size, Size]);

    // From here on the definition once more, pixel by pixel in double precision.

    private IEnumerable<float> Stylised(float[] content, float[] style, double alpha)
    {
        var (c, s) = (Encoded(content)[^1], Encoded(style)[^1]);
        for (var channel = 0; channel < c.Length; channel++)
        {
            var ((mean, deviation), (styleMean, styleDeviation)) = (Statistics(c[channel]), Statistics(s[channel]));
            foreach (ref var value in MemoryMarshal.CreateSpan(ref c[channel][0, 0], c[channel].Length))
                value = alpha * ((value - mean) / deviation * styleDeviation + styleMean) + (1 - alpha) * value;
        }

        foreach (var (number, _, outputs) in Decoder) c = number == 0 ? Doubled(c) : Convolved(c, _decoder, number, outputs, rectified: true);
        return Convolved(c, _decoder, 28, 3, rectified: false).SelectMany(channel => channel.Cast<double>()).Select(value => (float)Math.Clamp(value, 0, 1));
    }

    /// <summary>The activations of ReLU 1_1, 2_1, 3_1 and 4_1.</summary>
    private List<double[][,]> Encoded(float[] image)
    {
        var (weight, bias) = (_encoder["0.weight"], _encoder["0.bias"]);
        var channels = Enumerable.Range(0, 3).Select(o => Plane(Size, (y, x) =>
            bias[o] + Enumerable.Range(0, 3).Sum(i => (double)weight[3 * o + i] * image[(i * Size + y) * Size + x]))).ToArray();
        var watched = new List<double[][,]>();
        foreach (var (number, _, outputs) in Encoder)
        {
            channels = number == 0 ? Pooled(channels) : Convolved(channels, _encoder, number, outputs, rectified: true);
            if (number is 2 or 9 or 16 or 29) watched.Add(channels);
        }

        return watched;
    }

    private static void AssertLosses(List<double[][,]> content, List<double[][,]> style, List<double[][,]> image, StyleLosses found)
    {
        Near(style.Zip(image, (wanted, seen) => Share(Gram(wanted), Gram(seen))).Average(), found.Style);
        Near(Share([.. Flat(content[^1])], [.. Flat(image[^1])]), found.Content);

        static void Near(double expected, double found) => Assert.Equal(expected, found, 1e-5 + 2e-3 * expected);
        static double Share(double[] wanted, double[] seen) => wanted.Zip(seen, (a, b) => (a - b) * (a - b)).Sum() / wanted.Sum(a => a * a);
        static IEnumerable<double> Flat(double[][,] channels) => channels.SelectMany(channel => channel.Cast<double>());
        static double[] Gram(double[][,] channels)
        {
            var rows = channels.Select(channel => channel.Cast<double>().ToArray()).ToList();
            return [.. rows.SelectMany(a => rows.Select(b => a.Zip(b, (x, y) => x * y).Average()))];
        }
    }

    private static double[][,] Convolved(double[][,] input, Dictionary<string, float[]> weights, int number, int outputs, bool rectified)
    {
        var (weight, bias, side) = (weights[$"{number}.weight"], weights[$"{number}.bias"], input[0].GetLength(0));
        return [.. Enumerable.Range(0, outputs).AsParallel().AsOrdered().Select(o => Plane(side, (y, x) =>
        {
            double sum = bias[o];
            for (var i = 0; i < input.Length; i++)
            {
                for (var k = 0; k < 9; k++)
                    sum += weight[(o * input.Length + i) * 9 + k] * input[i][Reflected(y + k / 3 - 1, side), Reflected(x + k % 3 - 1, side)];
            }

            return rectified ? Math.Max(sum, 0) : sum;
        }))];
    }

    private static int Reflected(int place, int side) => place < 0 ? -place : place >= side ? 2 * (side - 1) - place : place;

    private static double[][,] Pooled(double[][,] input) => [.. input.Select(plane => Plane(plane.GetLength(0) / 2, (y, x) =>
        Math.Max(Math.Max(plane[2 * y, 2 * x], plane[2 * y, 2 * x + 1]), Math.Max(plane[2 * y + 1, 2 * x], plane[2 * y + 1, 2 * x + 1]))))];

    private static double[][,] Doubled(double[][,] input) => [.. input.Select(plane => Plane(plane.GetLength(0) * 2, (y, x) => plane[y / 2, x / 2]))];

    private static (double Mean, double Deviation) Statistics(double[,] plane)
    {
        var values = plane.Cast<double>().ToList();
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) + 1e-5));
    }

    private static double[,] Plane(int side, Func<int, int, double> value)
    {
        var plane = new double[side, side];
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++) plane[y, x] = value(y, x);
        }

        return plane;
    }
}

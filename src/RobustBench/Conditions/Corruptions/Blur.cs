using System.Buffers;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Blurs with a Gaussian whose surroundings are the image mirrored at its edges, so that the edges stay as bright as they are.</summary>
/// <remarks>scipy's <c>gaussian_filter(mode="reflect", truncate=4)</c>; unlike <c>low-pass</c>, which has a constant grey outside.</remarks>
internal sealed class Blur : Corruption
{
    private const double Truncate = 4;

    public override string Name => "blur";

    public override string Summary => "Gaussian filter with kernel radius ⌊4 · std + 0.5⌋; outside is the image, mirrored";

    public override string Source => "scipy's gaussian_filter";

    protected override IReadOnlyList<Parameter> OwnParameters => [GaussianFilter.Std];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var kernel = Kernel(settings[GaussianFilter.Std]);
        var (height, width) = (image.Height, image.Width);
        var rented = ArrayPool<float>.Shared.Rent(Math.Max(height, width));
        for (var channel = 0; channel < image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            for (var column = 0; column < width; column++) Along(plane[column..], height, width, kernel, rented);
            for (var row = 0; row < height; row++) Along(plane[(row * width)..], width, 1, kernel, rented);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private static double[] Kernel(double std)
    {
        var radius = (int)(Truncate * std + 0.5);
        double[] kernel = [.. Enumerable.Range(-radius, 2 * radius + 1).Select(at => Math.Exp(-at * (double)at / (2 * std * std)))];
        var sum = kernel.Sum();
        return Array.ConvertAll(kernel, weight => weight / sum);
    }

    private static void Along(Span<float> line, int length, int step, double[] kernel, float[] before)
    {
        for (var at = 0; at < length; at++) before[at] = line[at * step];
        var radius = kernel.Length / 2;
        for (var at = 0; at < length; at++)
        {
            var sum = 0.0;
            for (var offset = -radius; offset <= radius; offset++) sum += kernel[offset + radius] * before[Mirrored(at + offset, length)];
            line[at * step] = (float)sum;
        }
    }

    /// <summary>The place inside that stands for one outside: … 1 0 | 0 1 2 … n−1 | n−1 n−2 …, over and over.</summary>
    private static int Mirrored(int at, int length)
    {
        var around = ((at % (2 * length)) + 2 * length) % (2 * length);
        return around < length ? around : 2 * length - 1 - around;
    }
}

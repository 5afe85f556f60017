using System.Buffers;
using System.Numerics.Tensors;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>What the Gaussian filter removes, <c>x − lowpass(x)</c>, shifted so that its mean is 0.4423.</summary>
/// <remarks>Geirhos et al. 2018; <c>high_pass_filter</c> in the published code. The mean is taken before clipping.</remarks>
internal sealed class HighPass : Corruption
{
    public override string Name => "high-pass";

    public override string Summary => "x − lowpass(x), shifted so that the image's mean is 0.4423";

    protected override IReadOnlyList<Parameter> OwnParameters => [GaussianFilter.Std];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var filter = new GaussianFilter(settings[GaussianFilter.Std]);
        for (var channel = 0; channel < image.Channels; channel++)
            Filter(image.Plane(channel), image.Height, image.Width, filter);
    }

    private static void Filter(Span<float> plane, int height, int width, GaussianFilter filter)
    {
        var rented = ArrayPool<float>.Shared.Rent(plane.Length);
        var low = rented.AsSpan(0, plane.Length);
        plane.CopyTo(low);
        filter.Apply(low, height, width);
        TensorPrimitives.Subtract(plane, low, plane);
        TensorPrimitives.Add(plane, (float)(GaussianFilter.Outside - Mean(plane)), plane);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>In double: a float sum over a large image loses digits that the shift would show.</summary>
    private static double Mean(ReadOnlySpan<float> plane)
    {
        var sum = 0.0;
        foreach (var value in plane) sum += value;
        return sum / plane.Length;
    }
}

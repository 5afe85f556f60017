using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Blurs with a Gaussian; outside the image is the mean grey 0.4423.</summary>
/// <remarks>Geirhos et al. 2018; <c>low_pass_filter</c> in the published code (scipy's <c>gaussian_filter</c>, constant mode).</remarks>
internal sealed class LowPass : Corruption
{
    public override string Name => "low-pass";

    public override string Summary => "Gaussian filter with kernel radius ⌊4 · std + 0.5⌋; outside the image is 0.4423";

    protected override IReadOnlyList<Parameter> OwnParameters => [GaussianFilter.Std];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var filter = new GaussianFilter(settings[GaussianFilter.Std]);
        for (var channel = 0; channel < image.Channels; channel++)
            filter.Apply(image.Plane(channel), image.Height, image.Width);
    }
}

using System.Buffers;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Lowers the contrast, then turns a share of the pixels white or black, each half of it.</summary>
/// <remarks>
/// Geirhos et al. 2018; <c>salt_and_pepper_noise</c> in the published code. With u uniform per pixel, u ≥ 1 − p/2 adds 1
/// and u &lt; p/2 subtracts 1.
/// </remarks>
internal sealed class SaltAndPepper : Corruption
{
    private static readonly NumberParameter Probability =
        Parameter.Number("probability", "the share of pixels that change", min: 0, max: 1);

    private static readonly NumberParameter ContrastLevel =
        Parameter.Number("contrast", "the contrast before the noise", min: 0, max: 1, standard: 0.3);

    public override string Name => "salt-and-pepper";

    public override string Summary => "contrast first; u ≥ 1 − p/2 adds 1, u < p/2 subtracts 1, u uniform for each pixel";

    protected override IReadOnlyList<Parameter> OwnParameters => [Probability, ContrastLevel];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var pixels = image.Pixels;
        Contrast.Scale(pixels, settings[ContrastLevel]);
        var (pepper, salt) = (settings[Probability] / 2, 1 - settings[Probability] / 2);
        var rented = ArrayPool<float>.Shared.Rent(pixels.Length);
        var uniform = rented.AsSpan(0, pixels.Length);
        noise.Fill(uniform);
        for (var i = 0; i < pixels.Length; i++)
        {
            if (uniform[i] >= salt) pixels[i] += 1;
            if (uniform[i] < pepper) pixels[i] -= 1;
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}

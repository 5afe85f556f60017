using System.Buffers;
using System.Numerics.Tensors;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Lowers the contrast, then adds noise that is uniform in [−width, width), for each pixel anew.</summary>
/// <remarks>Geirhos et al. 2018; <c>uniform_noise</c> in the published code. The noise is <c>width · (2u − 1)</c>.</remarks>
internal sealed class UniformNoise : Corruption
{
    private static readonly NumberParameter Width = Parameter.Number("width", "the largest change of a pixel", min: 0);

    private static readonly NumberParameter ContrastLevel =
        Parameter.Number("contrast", "the contrast before the noise", min: 0, max: 1, standard: 0.3);

    public override string Name => "uniform-noise";

    public override string Summary => "contrast first; adds width · (2u − 1), u uniform in [0, 1) for each pixel";

    protected override IReadOnlyList<Parameter> OwnParameters => [Width, ContrastLevel];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var pixels = image.Pixels;
        Contrast.Scale(pixels, settings[ContrastLevel]);
        var rented = ArrayPool<float>.Shared.Rent(pixels.Length);
        var uniform = rented.AsSpan(0, pixels.Length);
        noise.Fill(uniform);
        TensorPrimitives.Multiply(uniform, 2f, uniform);
        TensorPrimitives.Subtract(uniform, 1f, uniform);
        var width = (float)Math.Min(settings[Width], float.MaxValue); // an infinite width times 0 would be no number
        TensorPrimitives.MultiplyAdd(uniform, width, pixels, pixels);
        ArrayPool<float>.Shared.Return(rented);
    }
}

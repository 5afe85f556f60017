using System.Numerics.Tensors;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Scales the image about mid-grey: <c>(1 − level)/2 + level · x</c>.</summary>
/// <remarks>Geirhos et al. 2018, contrast experiment; <c>grayscale_contrast</c> in the published code.</remarks>
internal sealed class Contrast : Corruption
{
    private static readonly NumberParameter Level = Parameter.Number("level", "the contrast that is left, 1 changes nothing", min: 0, max: 1);

    public override string Name => "contrast";

    public override string Summary => "less contrast about mid-grey, (1 − level)/2 + level · x";

    protected override IReadOnlyList<Parameter> OwnParameters => [Level];

    /// <summary>The formula, shared with the noises, which lower the contrast first.</summary>
    public static void Scale(Span<float> pixels, double level)
    {
        TensorPrimitives.Multiply(pixels, (float)level, pixels);
        TensorPrimitives.Add(pixels, (float)((1 - level) / 2), pixels);
    }

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise) => Scale(image.Pixels, settings[Level]);
}

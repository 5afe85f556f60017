using System.Numerics.Tensors;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Adds the same to every value: <c>x + change</c>, clipped.</summary>
/// <remarks>As <c>torchvision.transforms.functional.adjust_brightness</c> multiplies, this adds, so that black images change too.</remarks>
internal sealed class Brighten : Corruption
{
    private static readonly NumberParameter Change = Parameter.Number("change", "what is added; below 0 it darkens", min: -1, max: 1);

    public override string Name => "brighten";

    public override string Summary => "the same is added to every value";

    public override string Source => "an additive change of brightness, as a curve over its strength";

    protected override IReadOnlyList<Parameter> OwnParameters => [Change];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise) =>
        TensorPrimitives.Add(image.Pixels, (float)settings[Change], image.Pixels);
}

using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>The object in black on white: <c>1 − mask</c>, from the image's alpha channel or its mask.</summary>
/// <remarks>Geirhos et al. 2019, section 2.1. Where a pixel is part object and part background it is grey to that part.</remarks>
internal sealed class Silhouette : Corruption
{
    public override string Name => "silhouette";

    public override string Summary => "1 − mask: the object in black on white, from the image's alpha channel or its mask";

    public override string Source => "Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture, section 2.1";

    public override bool NeedsMask => true;

    public override IReadOnlyList<Parameter> Parameters => [];

    public override void Apply(Stimulus image, Settings settings, NoiseSource noise)
    {
        image.ToGrey();
        Distort(image, settings, noise);
    }

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var mask = image.Mask ?? throw new InvalidOperationException("A silhouette was asked of an image without a mask.");
        var pixels = image.Pixels;
        for (var i = 0; i < pixels.Length; i++) pixels[i] = 1 - mask[i] / 255f;
    }
}

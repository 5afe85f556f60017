using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Luminance: <c>0.2125 R + 0.7154 G + 0.0721 B</c> in all three channels.</summary>
/// <remarks>Geirhos et al. 2018; the weights are those of scikit-image's <c>rgb2gray</c>.</remarks>
internal sealed class Greyscale : Corruption
{
    public override string Name => "greyscale";

    public override string Summary => "luminance, 0.2125 R + 0.7154 G + 0.0721 B";

    /// <summary>Nothing is left to do: every corruption starts from the grey image.</summary>
    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
    }
}

using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Moves the image to the right and down; bilinear between pixels, outside is a stated grey.</summary>
/// <remarks>Engstrom et al. 2019, Exploring the landscape of spatial robustness (ICML).</remarks>
internal sealed class Translate : Corruption
{
    private const double Most = 10_000;

    private static readonly NumberParameter Right = Parameter.Number("right", "how far to the right; below 0 to the left", min: -Most, max: Most, unit: "px");

    private static readonly NumberParameter Down = Parameter.Number("down", "how far down; below 0 up", min: -Most, max: Most, standard: 0, unit: "px");

    public override string Name => "translate";

    public override string Summary => "moved to the right and down, bilinear";

    public override string Source => "Engstrom et al. 2019";

    protected override IReadOnlyList<Parameter> OwnParameters => [Right, Down, Warp.Fill];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var (right, down) = (settings[Right], settings[Down]);
        Warp.Apply(image, settings[Warp.Fill], (x, y) => (x - right, y - down));
    }
}

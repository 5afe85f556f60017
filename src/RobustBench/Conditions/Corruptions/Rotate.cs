using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Turns the image counter-clockwise about its centre by any angle; bilinear, the size stays, outside is a stated grey.</summary>
/// <remarks>Engstrom et al. 2019, Exploring the landscape of spatial robustness (ICML). <c>rotation</c> turns by quarters, without interpolation.</remarks>
internal sealed class Rotate : Corruption
{
    private static readonly NumberParameter Degrees = Parameter.Number("degrees", "the angle, counter-clockwise", min: -180, max: 180, unit: "degrees");

    public override string Name => "rotate";

    public override string Summary => "turned counter-clockwise about the centre by any angle, bilinear; the size stays";

    public override string Source => "Engstrom et al. 2019";

    protected override IReadOnlyList<Parameter> OwnParameters => [Degrees, Warp.Fill];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var (sine, cosine) = Math.SinCos(settings[Degrees] * Math.PI / 180);
        // Rows go down: the source of a pixel lies clockwise of it.
        Warp.Apply(image, settings[Warp.Fill], (x, y) => (cosine * x - sine * y, sine * x + cosine * y));
    }
}

using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>The edges in black on white, as Canny's detector finds them.</summary>
/// <remarks>
/// Geirhos et al. 2019, section 2.1, who took MATLAB's detector with its defaults, which are those here. With <c>colour</c>
/// each channel has its own edges.
/// </remarks>
internal sealed class Edges : Corruption
{
    private static readonly NumberParameter Std = Parameter.Number(
        "std", "the standard deviation of the Gaussian before the gradient", min: 0, max: 100, standard: Math.Sqrt(2), aboveMin: true, unit: "px");

    private static readonly NumberParameter NotEdges = Parameter.Number(
        "not-edges", "the share of pixels whose gradient is too small for a strong edge", min: 0, max: 1, standard: 0.7);

    private static readonly NumberParameter Ratio = Parameter.Number(
        "ratio", "the threshold of weak edges, which count where they hang together with a strong one, over that of strong ones", min: 0, max: 1, standard: 0.4);

    public override string Name => "edges";

    public override string Summary => "Canny's edges in black on white: 0 on an edge, 1 elsewhere";

    public override string Source => "Canny 1986, A computational approach to edge detection (IEEE PAMI 8:6); Geirhos et al. 2019, section 2.1";

    protected override IReadOnlyList<Parameter> OwnParameters => [Std, NotEdges, Ratio];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var canny = new CannyEdges(settings[Std], settings[NotEdges], settings[Ratio]);
        for (var channel = 0; channel < image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            var edges = canny.Find(plane, image.Height, image.Width);
            for (var i = 0; i < plane.Length; i++) plane[i] = edges[i] ? 0 : 1;
        }
    }
}

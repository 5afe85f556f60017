using RobustBench.Conditions.Attacking;
using RobustBench.Parameters;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacks;

/// <summary>The worst of a grid of rotations and translations: the mildest of its points at which the decision breaks.</summary>
/// <remarks>
/// Engstrom et al. 2019, Exploring the landscape of spatial robustness, section 4 (worst case over a grid; its CIFAR-10 grid is
/// the default: 31 angles in ±30°, 5 × 5 translations in ±3 pixels). The image turns about its middle, then moves; bilinear
/// interpolation, black outside. The grid holds the image as it is, where nothing is interpolated. Points go from the mildest
/// to the strongest, and an image leaves at the first that succeeds; of one that withstands all the point of the highest loss
/// is shown.
/// </remarks>
internal sealed class Spatial : Attack
{
    private static readonly NumberParameter Rotation = Parameter.Number("rotation", "the largest angle, to either side", min: 0, max: 180, standard: 30, unit: "degrees");

    private static readonly WholeNumberParameter Rotations = Parameter.WholeNumber("rotations", "the number of angles, odd, so that 0 is one", standard: 31, min: 1, max: 1001);

    private static readonly NumberParameter Translation = Parameter.Number("translation", "the largest shift, to each side", min: 0, standard: 3, unit: "px");

    private static readonly WholeNumberParameter Translations = Parameter.WholeNumber("translations", "the number of shifts along each side, odd, so that 0 is one", standard: 5, min: 1, max: 101);

    public override string Name => "spatial";

    public override string Summary => "the worst of a grid of rotations and translations; bilinear, black outside";

    public override string Source => "Engstrom et al. 2019, Exploring the landscape of spatial robustness, section 4";

    public override bool NeedsGradients => false;

    protected override IReadOnlyList<Parameter> OwnParameters => [Rotation, Rotations, Translation, Translations];

    public override string? Conflict(Settings settings) =>
        settings[Rotations] % 2 == 0 || settings[Translations] % 2 == 0
            ? "`rotations` and `translations` must be odd, so that the image as it is belongs to the grid"
            : null;

    public override string? Refusal(Settings settings, int height, int width) => settings[Translation] < Math.Min(height, width)
        ? null
        : $"a translation of {Numbers.Text(settings[Translation])} px moves images of {height} × {width} out of sight: choose a smaller one";

    public override long MostDecisions(Settings settings) => settings[Rotations] * settings[Translations] * settings[Translations];

    protected override Tensor Perturb(Attempt attempt, Settings settings)
    {
        var worst = new SpatialPoint[attempt.Count];
        var highest = Enumerable.Repeat(float.NegativeInfinity, attempt.Count).ToArray();
        List<int> open = [.. Enumerable.Range(0, attempt.Count)];
        foreach (var point in SpatialGrid.Points(settings[Rotation], (int)settings[Rotations], settings[Translation], (int)settings[Translations]))
        {
            if (open.Count == 0) break;
            var asked = open.ToArray();
            var answers = attempt.Ask(asked, (first, count) =>
                SpatialTransform.Of(attempt.Images, [.. asked.Skip(first).Take(count)], [.. Enumerable.Repeat(point, count)]));
            for (var i = 0; i < asked.Length; i++)
            {
                var image = asked[i];
                if (answers.Reached[i]) open.Remove(image);
                if (answers.Reached[i] || answers.Loss[i] > highest[image]) (worst[image], highest[image]) = (point, answers.Loss[i]);
            }
        }

        return SpatialTransform.Of(attempt.Images, [.. Enumerable.Range(0, attempt.Count)], worst);
    }
}

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

    protected override Tensor Perturb(Attempt attempt, Settings settings)
    {
        var grid = SpatialGrid.Points(settings[Rotation], (int)settings[Rotations], settings[Translation], (int)settings[Translations]);
        var result = attempt.Images.clone();
        var highest = Enumerable.Repeat(float.NegativeInfinity, attempt.Count).ToArray();
        var (worst, done) = (new SpatialPoint[attempt.Count], new bool[attempt.Count]);
        for (var first = 0; first < grid.Count && !done.All(found => found); )
        {
            var open = Enumerable.Range(0, attempt.Count).Where(image => !done[image]).ToArray();
            // Few open images see several points at once, so that passes stay full.
            var points = grid.Skip(first).Take(Math.Max(1, attempt.Count / open.Length)).ToArray();
            var shown = points.SelectMany(point => open.Select(image => (Point: point, Image: image))).ToArray();
            var answers = attempt.Ask([.. shown.Select(pair => pair.Image)], (from, count) => Moved(attempt, shown.AsSpan(from, count)));
            for (var i = 0; i < shown.Length; i++)
            {
                var image = shown[i].Image;
                if (done[image] || (!answers.Reached[i] && answers.Loss[i] <= highest[image])) continue;
                (worst[image], highest[image], done[image]) = (shown[i].Point, answers.Loss[i], answers.Reached[i]);
            }

            first += points.Length;
        }

        for (var image = 0; image < attempt.Count; image++)
        {
            using var scope = NewDisposeScope();
            result[image] = Moved(attempt, [(worst[image], image)])[0];
        }

        return result;
    }

    private static Tensor Moved(Attempt attempt, ReadOnlySpan<(SpatialPoint Point, int Image)> shown)
    {
        var (rows, maps) = (new long[shown.Length], new float[6 * shown.Length]);
        var still = new bool[shown.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            (rows[i], still[i]) = (shown[i].Image, shown[i].Point.IsStill);
            shown[i].Point.Map(attempt.Height, attempt.Width, maps.AsSpan(6 * i, 6));
        }

        using var scope = NewDisposeScope();
        var device = attempt.Images.device;
        var images = attempt.Images.index_select(0, tensor(rows, device: device));
        var grid = nn.functional.affine_grid(tensor(maps, [shown.Length, 2, 3], device: device), [.. images.shape], align_corners: false);
        var moved = nn.functional.grid_sample(images, grid, mode: GridSampleMode.Bilinear, padding_mode: GridSamplePaddingMode.Zeros, align_corners: false);
        var keep = tensor(still, device: device).view(-1, 1, 1, 1);
        return where(keep, images, moved).MoveToOuterDisposeScope();
    }
}

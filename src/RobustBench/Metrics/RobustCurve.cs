namespace RobustBench.Metrics;

/// <summary>Robust accuracy over ε: a model on one data set under attacks that differ in their ε alone.</summary>
/// <remarks>
/// Madry et al. 2018, Towards deep learning models resistant to adversarial attacks, for the accuracy within a ball; Brendel
/// et al. 2018, Decision-based adversarial attacks, and Schott et al. 2019, Towards the first adversarially robust neural
/// network model on MNIST, for the median of the smallest perturbation. Images that not all the attacks have do not count.
/// </remarks>
public sealed record RobustCurve
{
    /// <summary>The images that count.</summary>
    public required long Images { get; init; }

    /// <summary>
    /// From ε = 0, the accuracy before the attack, over every ε tested. Where a smaller ε made an image wrong it is wrong
    /// within the larger ones, too, since their balls hold that image; so the curve never rises.
    /// </summary>
    public required IReadOnlyList<RobustPoint> Points { get; init; }

    /// <summary>
    /// The area under the curve, by trapezoids, over the largest ε: a mean robust accuracy in [0, 1], higher is better. Null
    /// where 0 is the only ε.
    /// </summary>
    public required double? Area { get; init; }

    /// <summary>
    /// The median over all images of the smallest ε tested at which an image is wrong, 0 where it was wrong before; higher is
    /// better. Null where half of the images or more withstand every ε: the median is then above the largest.
    /// </summary>
    public required double? MedianEpsilon { get; init; }

    /// <summary>The accuracy at an ε that was tested, or before the attack at 0.</summary>
    public double AccuracyAt(double epsilon) => Points.First(point => point.Epsilon == epsilon).Accuracy;

    /// <summary>The curve of these cells of one model; null where there is no cell, or no image that all of them have.</summary>
    public static RobustCurve? Of(IReadOnlyList<(double Epsilon, AttackedImages Images)> cells)
    {
        if (cells.Count == 0) return null;
        var ordered = cells.OrderBy(cell => cell.Epsilon).ToList();
        var smallest = AttackedImages.Common([.. cells.Select(cell => cell.Images)]).Select(image => Smallest(ordered, image)).ToList();
        if (smallest.Count == 0) return null;
        List<RobustPoint> points =
        [
            .. ordered.Select(cell => cell.Epsilon).Prepend(0).Distinct()
                .Select(epsilon => new RobustPoint(epsilon, (double)smallest.Count(least => least > epsilon) / smallest.Count)),
        ];
        var median = Median.Of(smallest)!.Value;
        return new RobustCurve
        {
            Images = smallest.Count,
            Points = points,
            Area = points.Count == 1 ? null : points.Zip(points.Skip(1), Trapezoid).Sum() / points[^1].Epsilon,
            MedianEpsilon = double.IsPositiveInfinity(median) ? null : median,
        };
    }

    // A chain with noise has other noise for each ε; an image that was wrong before with one of them counts as wrong before.
    private static double Smallest(List<(double Epsilon, AttackedImages Images)> ordered, int image)
    {
        if (ordered.Exists(cell => cell.Images[image] == AttackedImage.WrongBefore)) return 0;
        var first = ordered.FindIndex(cell => cell.Images[image] == AttackedImage.MadeWrong);
        return first < 0 ? double.PositiveInfinity : ordered[first].Epsilon;
    }

    private static double Trapezoid(RobustPoint left, RobustPoint right) =>
        (right.Epsilon - left.Epsilon) * (left.Accuracy + right.Accuracy) / 2;
}

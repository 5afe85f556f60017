namespace RobustBench.Metrics;

/// <summary>How the log odds of a right answer change with the logarithm of a number, such as income.</summary>
/// <param name="Slope">The maximum-likelihood slope of logistic regression: log odds for each factor of e.</param>
/// <param name="Interval">Wald's 95% interval.</param>
/// <param name="Images">The images that have the number.</param>
/// <remarks>Rojas et al. 2022, The Dollar Street dataset (NeurIPS), and DeVries et al. 2019, Does object recognition work for everyone? relate accuracy to income in this way.</remarks>
public sealed record LogisticSlope(double Slope, Interval Interval, long Images)
{
    private const int MostSteps = 50;
    private const double Enough = 1e-10, Normal = 1.959963984540054, Separated = 30;

    /// <summary>The slope; null where there are no two different numbers, all answers are alike, or the numbers tell right from wrong without exception.</summary>
    /// <param name="points">The numbers, above 0, with how many answers there are and how many of them right.</param>
    public static LogisticSlope? Of(IReadOnlyCollection<(double Number, long Images, long Correct)> points)
    {
        var (images, correct) = (points.Sum(point => point.Images), points.Sum(point => point.Correct));
        if (correct == 0 || correct == images || points.Select(point => point.Number).Distinct().Count() < 2) return null;
        var mean = points.Sum(point => point.Images * Math.Log(point.Number)) / images;
        var (intercept, slope) = (Logit.Of((double)correct / images), 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            // Newton's method: the gradient and the information of the log likelihood.
            var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0);
            foreach (var (number, shown, right) in points)
            {
                var x = Math.Log(number) - mean;
                var p = Logit.Proportion(intercept + slope * x);
                var weight = shown * p * (1 - p);
                (g0, g1) = (g0 + right - shown * p, g1 + (right - shown * p) * x);
                (h00, h01, h11) = (h00 + weight, h01 + weight * x, h11 + weight * x * x);
            }

            var determinant = h00 * h11 - h01 * h01;
            if (!(determinant > 0)) return null;
            var (d0, d1) = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant);
            (intercept, slope) = (intercept + d0, slope + d1);
            if (Math.Abs(slope) > Separated) return null;
            if (Math.Abs(d0) + Math.Abs(d1) > Enough) continue;
            var reach = Normal * Math.Sqrt(h00 / determinant);
            return new LogisticSlope(slope, new(slope - reach, slope + reach), images);
        }

        return null;
    }
}

namespace RobustBench.Metrics;

/// <summary>A straight line by least squares.</summary>
/// <param name="Slope">Its slope.</param>
/// <param name="Intercept">Its value at 0.</param>
/// <param name="R2">The share of the variance that it explains, r².</param>
/// <param name="Points">The points.</param>
public sealed record LineFit(double Slope, double Intercept, double R2, int Points)
{
    /// <summary>The value at a place.</summary>
    public double At(double x) => Slope * x + Intercept;

    /// <summary>The line through some points; null where there are fewer than two or all stand at one place.</summary>
    public static LineFit? Of(IReadOnlyCollection<(double X, double Y)> points)
    {
        if (points.Count < 2) return null;
        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var (x, y) in points)
        {
            xx += (x - meanX) * (x - meanX);
            xy += (x - meanX) * (y - meanY);
            yy += (y - meanY) * (y - meanY);
        }

        if (xx == 0) return null;
        var slope = xy / xx;
        return new LineFit(slope, meanY - slope * meanX, yy == 0 ? 1 : xy * xy / (xx * yy), points.Count);
    }
}

using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>
/// The strengths of a chart from left to right: in equal steps of the strength, or of its logarithm where the largest is
/// more than ten times the smallest.
/// </summary>
internal sealed class StrengthAxis
{
    private const double LogarithmicFrom = 10;

    private readonly double _left, _width, _low, _high;

    /// <param name="points">The strengths, the smallest first; not all the same.</param>
    /// <param name="left">Where the smallest stands.</param>
    /// <param name="width">How far to the right of it the largest stands.</param>
    public StrengthAxis(IReadOnlyList<StrengthPoint> points, double left, double width)
    {
        (_left, _width) = (left, width);
        IsLogarithmic = points[0].Strength > 0 && points[^1].Strength > LogarithmicFrom * points[0].Strength;
        (_low, _high) = (Scale(points[0].Strength), Scale(points[^1].Strength));
    }

    /// <summary>Whether equal steps are equal factors.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Where a strength stands.</summary>
    public double X(double strength) => _left + _width * (Scale(strength) - _low) / (_high - _low);

    private double Scale(double strength) => IsLogarithmic ? Math.Log(strength) : strength;
}

namespace RobustBench.Metrics;

/// <summary>The middle of numbers.</summary>
internal static class Median
{
    /// <summary>The middle number, the mean of the two middle ones where their count is even; null without numbers.</summary>
    public static double? Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length == 0 ? null
            : sorted.Length % 2 == 1 ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

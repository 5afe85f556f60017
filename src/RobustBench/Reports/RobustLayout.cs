namespace RobustBench.Reports;

/// <summary>
/// Where the frame of a <see cref="RobustPanel"/> and the points in it stand, in units of one pixel: percent at its left, ε
/// below it.
/// </summary>
/// <param name="panel">What is drawn.</param>
/// <param name="left">The left edge of the frame.</param>
/// <param name="top">The upper edge of the frame.</param>
internal sealed class RobustLayout(RobustPanel panel, float left, float top)
{
    public const float FrameWidth = 330;
    public const float FrameHeight = 220;

    /// <summary>From the frame to the outer edge of the caption at its left.</summary>
    public const float AxisWidth = 54;

    /// <summary>From the frame to the lower edge of the caption below it.</summary>
    public const float AxisHeight = 44;

    // Marks at the edges must not stand on the frame.
    private const float Inset = 12;

    public float Left => left;

    public float Top => top;

    public float Right => left + FrameWidth;

    public float Bottom => top + FrameHeight;

    /// <summary>Where an ε stands: in equal steps, as the area under the curve counts them.</summary>
    public float X(double epsilon)
    {
        var largest = panel.Epsilons[^1];
        return left + Inset + (largest > 0 ? (float)(epsilon / largest) : 0) * (FrameWidth - 2 * Inset);
    }

    /// <summary>Where an accuracy stands.</summary>
    public float Y(double accuracy) => top + Inset + (float)(1 - accuracy) * (FrameHeight - 2 * Inset);

    /// <summary>The ε whose numbers have room below the frame: 0 and the largest, and of those between as many as there is.</summary>
    /// <param name="width">The width of an ε's number.</param>
    public IReadOnlyList<double> Numbered(Func<double, float> width)
    {
        const float Gap = 5;
        var (numbered, free) = (new List<double>(), float.PositiveInfinity);
        foreach (var epsilon in panel.Epsilons.Reverse())
        {
            var (middle, half) = (X(epsilon), width(epsilon) / 2);
            if (middle + half > free || (epsilon > 0 && numbered.Count > 0 && middle - half < X(0) + width(0) / 2 + Gap)) continue;
            numbered.Add(epsilon);
            free = middle - half - Gap;
        }

        return numbered;
    }
}

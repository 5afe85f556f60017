using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>Where a matrix of <see cref="ConsistencyPlot"/> stands, in units of one pixel. Panels stand beside each other while there is room, then below.</summary>
/// <param name="Matrix">What is drawn.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Names">The width of the longest name.</param>
internal sealed record ConsistencyPanel(ConsistencyMatrix Matrix, float Left, float Top, float Names)
{
    public const float Cell = 30, Gap = 6;

    /// <summary>Names above the columns go up at this angle.</summary>
    public const float Slant = 45;

    private const float HeadingHeight = 22, Between = 28, Widest = 1500;

    /// <summary>The left edge of the cells.</summary>
    public float CellsLeft => Left + Names + Gap;

    /// <summary>The upper edge of the cells.</summary>
    public float CellsTop => Top + HeadingHeight + Rise;

    public float Right => CellsLeft + Matrix.Observers.Count * Cell + Rise;

    public float Bottom => CellsTop + Matrix.Observers.Count * Cell;

    private float Rise => Names * MathF.Sin(Slant * MathF.PI / 180) + 2 * Gap;

    /// <summary>The panels from a corner on, each with room for its heading.</summary>
    public static IReadOnlyList<ConsistencyPanel> Arrange(IEnumerable<ConsistencyMatrix> matrices, float left, float top, Func<string, float> label, Func<string, float> heading)
    {
        var placed = new List<ConsistencyPanel>();
        var (x, y, lowest) = (left, top, top);
        foreach (var matrix in matrices)
        {
            var panel = new ConsistencyPanel(matrix, x, y, matrix.Observers.Max(label));
            if (x > left && Math.Max(panel.Right, x + heading(matrix.Dataset)) > Widest) panel = panel with { Left = left, Top = y = lowest + Between };
            placed.Add(panel);
            x = Math.Max(panel.Right, panel.Left + heading(matrix.Dataset)) + Between;
            lowest = Math.Max(lowest, panel.Bottom);
        }

        return placed;
    }
}

namespace RobustBench.Conditions.Attacks;

/// <summary>The points of a grid of rotations and translations, from the mildest to the strongest.</summary>
internal static class SpatialGrid
{
    /// <summary>
    /// Equal steps from −most to most of each of the three; sorted by how far a point is out, as a share of the most of each,
    /// added up, then by rotation, right, down. The first one is the image as it is.
    /// </summary>
    public static IReadOnlyList<SpatialPoint> Points(double degrees, int rotations, double pixels, int translations) =>
    [
        .. from turn in Steps(rotations)
           from right in Steps(translations)
           from down in Steps(translations)
           orderby Math.Abs(turn) + Math.Abs(right) + Math.Abs(down), turn, right, down
           select new SpatialPoint(turn * degrees, right * pixels, down * pixels),
    ];

    /// <summary>From −1 to 1; an odd number of them holds 0 exactly.</summary>
    private static IEnumerable<double> Steps(int count) =>
        Enumerable.Range(0, count).Select(step => count == 1 ? 0 : (2.0 * step - (count - 1)) / (count - 1));
}

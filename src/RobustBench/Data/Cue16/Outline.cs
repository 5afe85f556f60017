namespace RobustBench.Data.Cue16;

/// <summary>The outline of a shape: closed contours, of which an inner one cuts a hole. y points down.</summary>
/// <param name="contours">The corners of each contour; curves are many short lines.</param>
internal sealed class Outline(params IReadOnlyList<Corner>[] contours)
{
    /// <summary>The corners of each contour.</summary>
    public IReadOnlyList<IReadOnlyList<Corner>> Contours { get; } = contours;

    /// <summary>The area inside, whatever the direction of the contours.</summary>
    public double Area { get; } = Math.Abs(SignedArea(contours[0])) - contours.Skip(1).Sum(hole => Math.Abs(SignedArea(hole)));

    /// <summary>The outline with every corner moved.</summary>
    public Outline Map(Func<Corner, Corner> move) => new([.. Contours.Select(contour => (IReadOnlyList<Corner>)[.. contour.Select(move)])]);

    /// <summary>An arc of an ellipse; angles in degrees from the right, clockwise as y points down.</summary>
    public static IEnumerable<Corner> Arc(double x, double y, double radiusX, double radiusY, double from, double to)
    {
        const double DegreesPerLine = 8;
        var lines = (int)Math.Ceiling(Math.Abs(to - from) / DegreesPerLine);
        for (var i = 0; i <= lines; i++)
        {
            var (sin, cos) = PortableMath.SinCos(PortableMath.Radians(from + (to - from) * i / lines));
            yield return new Corner(x + radiusX * cos, y + radiusY * sin);
        }
    }

    /// <summary>A whole ellipse.</summary>
    public static IReadOnlyList<Corner> Ellipse(double x, double y, double radiusX, double radiusY) =>
        [.. Arc(x, y, radiusX, radiusY, 0, 360).SkipLast(1)];

    private static double SignedArea(IReadOnlyList<Corner> contour)
    {
        var sum = 0.0;
        for (var i = 0; i < contour.Count; i++)
        {
            var (a, b) = (contour[i], contour[(i + 1) % contour.Count]);
            sum += a.X * b.Y - b.X * a.Y;
        }

        return sum / 2;
    }
}

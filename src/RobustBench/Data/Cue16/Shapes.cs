namespace RobustBench.Data.Cue16;

/// <summary>The 16 shapes, which give the classes their names: outlines of about half-size 1, y down.</summary>
internal static class Shapes
{
    /// <summary>The names in the order of the classes.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "disc", "square", "triangle", "star", "heart", "crescent", "plus", "ring",
        "arrow", "drop", "hourglass", "bolt", "fish", "mushroom", "key", "flower",
    ];

    /// <summary>The outlines in the order of the classes.</summary>
    public static IReadOnlyList<Outline> Outlines { get; } =
    [
        new(Outline.Ellipse(0, 0, 0.8, 0.8)),
        Polygon((-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)),
        Polygon((0, -0.95), (0.95, 0.7), (-0.95, 0.7)),
        new([.. Enumerable.Range(0, 10).Select(i => Polar(i % 2 == 0 ? 1.08 : 0.45, 36 * i - 90))]),
        new([.. Enumerable.Range(0, 60).Select(i => HeartCurve(6 * i))]),
        new([.. Outline.Arc(0.1, 0, 0.95, 0.95, 57.05, 302.95), .. Outline.Arc(0.55, 0, 0.8, 0.8, 274.8, 85.2).Skip(1).SkipLast(1)]),
        Polygon(
            (-0.32, -0.95), (0.32, -0.95), (0.32, -0.32), (0.95, -0.32), (0.95, 0.32), (0.32, 0.32),
            (0.32, 0.95), (-0.32, 0.95), (-0.32, 0.32), (-0.95, 0.32), (-0.95, -0.32), (-0.32, -0.32)),
        new(Outline.Ellipse(0, 0, 0.94, 0.94), Outline.Ellipse(0, 0, 0.44, 0.44)),
        Polygon((0, -1.05), (0.85, -0.1), (0.34, -0.1), (0.34, 1), (-0.34, 1), (-0.34, -0.1), (-0.85, -0.1)),
        // The straight sides touch the circle: the angle between its axis and them has the sine 0.66 / 1.45.
        new([new Corner(0, -1.1), .. Outline.Arc(0, 0.35, 0.66, 0.66, -27.08, 207.08)]),
        Polygon((-0.8, -1), (0.8, -1), (0.14, 0), (0.8, 1), (-0.8, 1), (-0.14, 0)),
        Polygon((0.3, -1.15), (-0.72, 0.18), (-0.1, 0.18), (-0.34, 1.15), (0.72, -0.26), (0.06, -0.26), (0.62, -1.15)),
        new([.. Outline.Arc(-0.22, 0, 0.82, 0.52, 25, 335), new Corner(1.08, -0.58), new Corner(0.9, 0), new Corner(1.08, 0.58)]),
        new([.. Outline.Arc(0, 0.05, 1, 0.95, 180, 360), .. Polygon((0.3, 0.05), (0.3, 1), (-0.3, 1), (-0.3, 0.05)).Contours[0]]),
        new(
            [.. Outline.Arc(-0.58, 0, 0.53, 0.53, 16.44, 343.56), .. Polygon(
                (1.1, -0.15), (1.1, 0.52), (0.8, 0.52), (0.8, 0.15), (0.64, 0.15), (0.64, 0.44), (0.4, 0.44), (0.4, 0.15)).Contours[0]],
            Outline.Ellipse(-0.58, 0, 0.21, 0.21)),
        new([.. Enumerable.Range(0, 96).Select(i => Polar(0.72 - 0.3 * PortableMath.Cos(PortableMath.Radians(6 * 3.75 * i)), 3.75 * i))]),
    ];

    private static Outline Polygon(params (double X, double Y)[] corners) => new([.. corners.Select(corner => new Corner(corner.X, corner.Y))]);

    private static Corner Polar(double radius, double degrees)
    {
        var (sin, cos) = PortableMath.SinCos(PortableMath.Radians(degrees));
        return new Corner(radius * cos, radius * sin);
    }

    private static Corner HeartCurve(double degrees)
    {
        var sin = PortableMath.Sin(PortableMath.Radians(degrees));
        double Cos(int times) => PortableMath.Cos(PortableMath.Radians(times * degrees));
        return new Corner(sin * sin * sin, -(13 * Cos(1) - 5 * Cos(2) - 2 * Cos(3) - Cos(4)) / 16.5 - 0.1);
    }
}

namespace RobustBench.Data.Cue16;

/// <summary>Where a figure lies in its image.</summary>
/// <param name="Outline">Its outline in pixels from the middle of the image.</param>
/// <param name="Centre">The point of the image that its own middle has come to.</param>
/// <param name="HalfSize">Its half-size as a share of half the image, before areas are evened out; less where the image was too small.</param>
internal sealed record Placement(Outline Outline, Corner Centre, double HalfSize)
{
    private const double TypicalArea = 1.6, Evening = 0.35, Margin = 1, MostShift = 0.3;

    /// <summary>Places a shape so that all of it lies in the image.</summary>
    public static Placement Draw(Outline shape, Sampling sampling, Dice dice)
    {
        // A key has less area than a disc of its length: part of the difference is evened out, so that area is no cue.
        var halfSize = dice.In(sampling.HalfSize);
        var size = halfSize * PortableMath.Pow(TypicalArea / shape.Area, Evening) * Canvas.Side / 2;
        var (sin, cos) = PortableMath.SinCos(PortableMath.Radians(dice.Within(sampling.Rotation)));
        var stretch = Math.Sqrt(PortableMath.Exp(dice.In(new(PortableMath.Log(sampling.Aspect.Low), PortableMath.Log(sampling.Aspect.High)))));
        var turned = shape.Map(corner =>
        {
            var (x, y) = (corner.X * size * stretch, corner.Y * size / stretch);
            return new Corner(cos * x - sin * y, sin * x + cos * y);
        });

        var (left, right) = Extent(turned, corner => corner.X);
        var (top, bottom) = Extent(turned, corner => corner.Y);
        const double Room = Canvas.Side / 2.0 - Margin;
        var shrink = Math.Min(1, 2 * Room / Math.Max(right - left, bottom - top));
        var centre = new Corner(Shift(left * shrink, right * shrink, dice), Shift(top * shrink, bottom * shrink, dice));
        return new(turned.Map(corner => new Corner(corner.X * shrink + centre.X, corner.Y * shrink + centre.Y)), centre, halfSize * shrink);
    }

    /// <summary>A place along one axis such that the extent stays in the image.</summary>
    private static double Shift(double low, double high, Dice dice)
    {
        const double Room = Canvas.Side / 2.0 - Margin, Most = MostShift * Canvas.Side / 2;
        var least = Math.Max(-Room - low, Math.Min(-Most, Room - high));
        var most = Math.Min(Room - high, Math.Max(Most, -Room - low));
        return dice.In(new(least, most));
    }

    private static (double Low, double High) Extent(Outline outline, Func<Corner, double> along)
    {
        var corners = outline.Contours[0].Select(along).ToList();
        return (corners.Min(), corners.Max());
    }
}

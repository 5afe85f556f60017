namespace RobustBench.Data.Cue16;

/// <summary>Textures that repeat in two directions.</summary>
internal static class LatticeTextures
{
    /// <summary>A chessboard.</summary>
    public static Texture Checks { get; } = new("checks", (_, scale) =>
    {
        var side = 6 * scale;
        return (x, y, _) =>
        {
            var (across, down) = (Texture.Triangle(x / side / 2) - 0.5, Texture.Triangle(y / side / 2) - 0.5);
            return Canvas.Cover(Math.Sign(across * down) * Math.Min(Math.Abs(across), Math.Abs(down)) * side);
        };
    });

    /// <summary>Round dots, every second row shifted by half a step.</summary>
    public static Texture Dots { get; } = new("dots", (_, scale) =>
    {
        var step = 8 * scale;
        return (x, y, _) =>
        {
            var row = Math.Floor(y / step);
            var (across, down) = (Texture.Fraction(x / step + row / 2) - 0.5, Texture.Fraction(y / step) - 0.5);
            return Canvas.Cover((0.35 - Math.Sqrt(across * across + down * down)) * step);
        };
    });

    /// <summary>A brick wall with its joints.</summary>
    public static Texture Bricks { get; } = new("bricks", (_, scale) =>
    {
        var (height, width, joint) = (7 * scale, 13 * scale, 1.05);
        return (x, y, _) =>
        {
            var row = Math.Floor(y / height);
            return 1 - Canvas.Cover(Math.Min(Texture.ToLine(y, height), Texture.ToLine(x + row % 2 * width / 2, width)) - joint);
        };
    });

    /// <summary>Squared paper.</summary>
    public static Texture Grid { get; } = new("grid", (_, scale) =>
    {
        var (step, line) = (7.5 * scale, 1.0);
        return (x, y, _) => 1 - Canvas.Cover(Math.Min(Texture.ToLine(x, step), Texture.ToLine(y, step)) - line);
    });

    /// <summary>Rows of round scales, each with a rim and over the top of the row below it.</summary>
    public static Texture Scales { get; } = new("scales", (_, scale) =>
    {
        var (width, height, radius, rim) = (10 * scale, 5 * scale, 5.6 * scale, 1.4);
        return (x, y, _) =>
        {
            var bottom = Math.Floor(y / height);
            // The first disc that holds the point hides the other.
            for (var row = bottom - 1; row <= bottom; row++)
            {
                var across = (Texture.Fraction(x / width + row / 2) - 0.5) * width;
                var distance = Math.Sqrt(across * across + (y - row * height) * (y - row * height));
                if (distance < radius) return Math.Clamp(Canvas.Cover(rim - 0.5 - (radius - distance)) + 0.3 * distance / radius, 0, 1);
            }

            return 0;
        };
    });

    /// <summary>A basket: squares of three strands, turned by 90 degrees from one to the next.</summary>
    public static Texture Weave { get; } = new("weave", (_, scale) =>
    {
        var square = 9 * scale;
        return (x, y, _) =>
        {
            var along = (Math.Floor(x / square) + Math.Floor(y / square)) % 2 == 0 ? x : y;
            var toEdge = Math.Min(Texture.ToLine(x, square), Texture.ToLine(y, square));
            return Canvas.Cover((Texture.Triangle(along / (square / 3)) - 0.42) * square / 5) * Canvas.Cover(toEdge - 0.2);
        };
    });
}

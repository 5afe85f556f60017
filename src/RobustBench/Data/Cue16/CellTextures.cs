namespace RobustBench.Data.Cue16;

/// <summary>Textures of one thing in every cell of a lattice, each at a place of its own.</summary>
internal static class CellTextures
{
    // Cells repeat after so many, which is more than an image shows.
    private const int Repeat = 16;

    /// <summary>Dried mud: cells of points at random, with cracks between them.</summary>
    public static Texture Cracks { get; } = new("cracks", (dice, scale) =>
    {
        var (cell, crack, places) = (10.5 * scale, 1.0, Places(dice, jitter: 0.42));
        return (x, y, _) =>
        {
            var (first, second) = (double.MaxValue, double.MaxValue);
            for (var near = 0; near < 9; near++)
            {
                var (column, row) = Near(x / cell, y / cell, near);
                var place = places[Index(column, row)];
                var (across, down) = (column + place.X - x / cell, row + place.Y - y / cell);
                var distance = Math.Sqrt(across * across + down * down);
                (first, second) = (Math.Min(first, distance), Math.Min(second, Math.Max(first, distance)));
            }

            return 1 - Canvas.Cover((second - first) * cell / 2 - crack);
        };
    });

    /// <summary>Short strokes in all directions.</summary>
    public static Texture Sprinkles { get; } = new("sprinkles", (dice, scale) =>
    {
        var (cell, half, thick, places) = (5.6 * scale, 2.7 * scale, 1.25, Places(dice, jitter: 0.3));
        var directions = new (double Sin, double Cos)[Repeat * Repeat];
        foreach (ref var direction in directions.AsSpan()) direction = PortableMath.SinCos(Math.PI * dice.Next());
        return (x, y, _) =>
        {
            var nearest = double.MaxValue;
            for (var near = 0; near < 9; near++)
            {
                var (column, row) = Near(x / cell, y / cell, near);
                var (index, place) = (Index(column, row), places[Index(column, row)]);
                var (across, down) = (x - (column + place.X) * cell, y - (row + place.Y) * cell);
                var along = Math.Clamp(across * directions[index].Cos + down * directions[index].Sin, -half, half);
                (across, down) = (across - along * directions[index].Cos, down - along * directions[index].Sin);
                nearest = Math.Min(nearest, across * across + down * down);
            }

            return Canvas.Cover(thick - Math.Sqrt(nearest));
        };
    });

    private static Corner[] Places(Dice dice, double jitter)
    {
        var places = new Corner[Repeat * Repeat];
        foreach (ref var place in places.AsSpan()) place = new Corner(0.5 + dice.Within(jitter), 0.5 + dice.Within(jitter));
        return places;
    }

    /// <summary>Of the cell of a point and the eight around it, the one of that number.</summary>
    private static (int Column, int Row) Near(double x, double y, int number) =>
        ((int)Math.Floor(x) + number % 3 - 1, (int)Math.Floor(y) + number / 3 - 1);

    private static int Index(int column, int row) => (row & (Repeat - 1)) * Repeat + (column & (Repeat - 1));
}

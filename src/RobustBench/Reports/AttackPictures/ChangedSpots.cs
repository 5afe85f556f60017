namespace RobustBench.Reports.AttackPictures;

/// <summary>The places of an attack that changes a few pixels.</summary>
internal static class ChangedSpots
{
    /// <summary>More spots than this are not circled: the change is then no matter of a few pixels.</summary>
    public const int Most = 10;

    /// <summary>Groups of changed pixels that touch at sides or corners, each with the middle and the radius of a circle around it, in pixels; none where there are more than <see cref="Most"/> changed pixels.</summary>
    public static IReadOnlyList<(float X, float Y, float Radius)> Of(AttackSheetRow row)
    {
        var plane = row.Height * row.Width;
        var changed = Enumerable.Range(0, plane)
            .Where(pixel => Enumerable.Range(0, 3).Any(channel => row.Original[channel * plane + pixel] != row.Adversarial[channel * plane + pixel]))
            .Take(Most + 1)
            .Select(pixel => (X: pixel % row.Width, Y: pixel / row.Width))
            .ToList();
        if (changed.Count > Most) return [];
        var spots = new List<(float, float, float)>();
        while (changed.Count > 0)
        {
            var group = Group(changed);
            var (left, right) = (group.Min(pixel => pixel.X), group.Max(pixel => pixel.X) + 1);
            var (top, bottom) = (group.Min(pixel => pixel.Y), group.Max(pixel => pixel.Y) + 1);
            spots.Add(((left + right) / 2f, (top + bottom) / 2f, MathF.Sqrt((right - left) * (right - left) + (bottom - top) * (bottom - top)) / 2));
        }

        return spots;
    }

    /// <summary>Takes the first pixel and all that hang together with it out of a list.</summary>
    private static List<(int X, int Y)> Group(List<(int X, int Y)> pixels)
    {
        List<(int X, int Y)> group = [pixels[0]];
        pixels.RemoveAt(0);
        for (var next = 0; next < group.Count; next++)
        {
            var (x, y) = group[next];
            group.AddRange(pixels.Where(Touches));
            pixels.RemoveAll(Touches);

            bool Touches((int X, int Y) pixel) => Math.Abs(pixel.X - x) <= 1 && Math.Abs(pixel.Y - y) <= 1;
        }

        return group;
    }
}

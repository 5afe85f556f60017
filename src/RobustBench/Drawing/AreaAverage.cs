namespace RobustBench.Drawing;

/// <summary>
/// Makes pictures smaller: each new pixel is the mean over the area that it covers of the old ones. Plain arithmetic, so that
/// the result is the same bytes on every machine.
/// </summary>
internal static class AreaAverage
{
    /// <summary>The picture at a size no larger than its own.</summary>
    public static RgbImage Resize(RgbImage image, int height, int width)
    {
        var (rows, columns) = (Shares(image.Height, height), Shares(image.Width, width));
        var small = new RgbImage(height, width);
        var sums = new double[image.Width * RgbImage.PixelBytes];
        for (var row = 0; row < height; row++)
        {
            Array.Clear(sums);
            foreach (var (from, share) in rows[row]) AddRow(sums, image.Row(from), share);
            var to = small.Row(row);
            for (var i = 0; i < to.Length; i++)
                to[i] = (byte)(columns[i / RgbImage.PixelBytes].Sum(part => part.Share * sums[part.From * RgbImage.PixelBytes + i % RgbImage.PixelBytes]) + 0.5);
        }

        return small;
    }

    private static void AddRow(double[] sums, ReadOnlySpan<byte> row, double share)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += share * row[i];
    }

    /// <summary>For each new position the old ones under it with their shares, which add up to 1.</summary>
    private static (int From, double Share)[][] Shares(int from, int to)
    {
        var scale = (double)from / to;
        return [.. Enumerable.Range(0, to).Select(position =>
        {
            var (start, end) = (position * scale, Math.Min(from, (position + 1) * scale));
            var first = (int)start;
            return Enumerable.Range(first, (int)Math.Ceiling(end) - first)
                .Select(at => (at, (Math.Min(end, at + 1) - Math.Max(start, at)) / scale))
                .ToArray();
        })];
    }
}

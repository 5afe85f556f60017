namespace RobustBench.Tests.Data;

/// <summary>
/// PIL's 8-bit resize written down plainly: every weight over the whole axis, every pixel of the result, 64-bit sums. Slow,
/// and independent of the code under test.
/// </summary>
internal static class PlainResize
{
    /// <summary>Resizes three planes, along rows first.</summary>
    public static byte[] Apply(byte[] planes, (int Height, int Width) from, (int Height, int Width) to, bool bicubic)
    {
        var (columns, rows) = (Weights(from.Width, to.Width, bicubic), Weights(from.Height, to.Height, bicubic));
        var result = new List<byte>();
        foreach (var plane in planes.Chunk(from.Height * from.Width))
        {
            var narrowed = plane.Chunk(from.Width).Select(row => columns.Select(weights => Sum(weights, row)).ToArray()).ToArray();
            foreach (var weights in rows)
            {
                for (var x = 0; x < to.Width; x++) result.Add(Sum(weights, [.. narrowed.Select(row => row[x])]));
            }
        }

        return [.. result];
    }

    /// <summary>The square of <paramref name="size"/> in the middle of three planes.</summary>
    public static byte[] Crop(byte[] planes, (int Height, int Width) of, int size)
    {
        var (top, left) = (HalfToEven(of.Height - size), HalfToEven(of.Width - size));
        return
        [
            .. planes.Chunk(of.Height * of.Width).SelectMany(plane =>
                plane.Chunk(of.Width).Skip(top).Take(size).SelectMany(row => row.Skip(left).Take(size))),
        ];
    }

    private static int HalfToEven(int number) => (int)Math.Round(number / 2m, MidpointRounding.ToEven);

    /// <summary>For each new pixel the weight of every stored one, in 1/2²² rounded half away from 0.</summary>
    private static long[][] Weights(int from, int to, bool bicubic)
    {
        var scale = (double)from / to;
        var widening = Math.Max(1, scale);
        return [.. Enumerable.Range(0, to).Select(i =>
        {
            var centre = (i + 0.5) * scale;
            // A stored pixel counts when its own centre, rounded to a border, lies within the support.
            var support = (bicubic ? 2 : 1) * widening;
            var (first, end) = ((int)(centre - support + 0.5), (int)(centre + support + 0.5));
            var exact = Enumerable.Range(0, from)
                .Select(k => k >= first && k < end ? Kernel(Math.Abs((k - centre + 0.5) * (1 / widening)), bicubic) : 0).ToArray();
            var sum = exact.Sum();
            return exact.Select(weight => (long)Math.Round(weight / sum * (1 << 22), MidpointRounding.AwayFromZero)).ToArray();
        })];
    }

    private static double Kernel(double x, bool bicubic) => (bicubic, x) switch
    {
        (false, < 1) => 1 - x,
        (true, < 1) => (1.5 * x - 2.5) * x * x + 1,
        (true, < 2) => (((x - 5) * x + 8) * x - 4) * -0.5,
        _ => 0,
    };

    private static byte Sum(long[] weights, byte[] values)
    {
        var sum = (1L << 21) + weights.Zip(values, (weight, value) => weight * value).Sum();
        return (byte)Math.Clamp(Math.Floor(sum / (double)(1 << 22)), 0, 255);
    }
}

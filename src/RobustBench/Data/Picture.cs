namespace RobustBench.Data;

/// <summary>A decoded image: 8 bits a channel, C×H×W (red, green, blue).</summary>
/// <param name="Pixels">3 · <paramref name="Height"/> · <paramref name="Width"/> values.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public sealed record Picture(byte[] Pixels, int Height, int Width)
{
    private static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(level => level / 255f)];

    /// <summary>How much of each pixel is object, from 0 to 255, H×W; null where nothing says so.</summary>
    public byte[]? Mask { get; init; }

    /// <summary>A picture whose pixels are still to be written.</summary>
    internal static Picture Blank(int height, int width, bool hasMask) =>
        new(new byte[3 * height * width], height, width) { Mask = hasMask ? new byte[height * width] : null };

    /// <summary>Writes a row of a raster's pixels (each red, green, blue and alpha) to the planes.</summary>
    internal void SetRow(int row, ReadOnlySpan<uint> pixels)
    {
        var plane = Height * Width;
        var red = Pixels.AsSpan(row * Width, pixels.Length);
        var green = Pixels.AsSpan(plane + row * Width, pixels.Length);
        var blue = Pixels.AsSpan(2 * plane + row * Width, pixels.Length);
        for (var x = 0; x < pixels.Length; x++)
        {
            var pixel = pixels[x];
            (red[x], green[x], blue[x]) = ((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16));
        }

        if (Mask is null) return;
        var mask = Mask.AsSpan(row * Width, pixels.Length);
        for (var x = 0; x < pixels.Length; x++) mask[x] = (byte)(pixels[x] >> 24);
    }

    /// <summary>Writes the picture as a stimulus, x = level / 255.</summary>
    public void CopyTo(Span<float> pixels)
    {
        for (var i = 0; i < Pixels.Length; i++) pixels[i] = Levels[Pixels[i]];
    }
}

namespace RobustBench.Data;

/// <summary>A decoded image: 8 bits a channel, C×H×W (red, green, blue).</summary>
/// <param name="Pixels">3 · <paramref name="Height"/> · <paramref name="Width"/> values.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public sealed record Picture(byte[] Pixels, int Height, int Width)
{
    private static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(level => level / 255f)];

    /// <summary>A picture whose pixels are still to be written.</summary>
    internal static Picture Blank(int height, int width) => new(new byte[3 * height * width], height, width);

    /// <summary>Writes a row of a raster's pixels (each red, green, blue and one that is left out) to the three planes.</summary>
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
    }

    /// <summary>Writes the picture as a stimulus, x = level / 255.</summary>
    public void CopyTo(Span<float> pixels)
    {
        for (var i = 0; i < Pixels.Length; i++) pixels[i] = Levels[Pixels[i]];
    }
}

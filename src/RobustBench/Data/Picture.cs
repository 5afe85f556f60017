namespace RobustBench.Data;

/// <summary>A decoded image: 8 bits a channel, C×H×W (red, green, blue).</summary>
/// <param name="Pixels">3 · <paramref name="Height"/> · <paramref name="Width"/> values.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public sealed record Picture(byte[] Pixels, int Height, int Width)
{
    private static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(level => level / 255f)];

    /// <summary>Writes a raster's pixel (its four bytes as they lie in memory) to its place in the three planes.</summary>
    internal void Set(int place, uint pixel)
    {
        var size = Height * Width;
        Pixels[place] = (byte)pixel;
        Pixels[size + place] = (byte)(pixel >> 8);
        Pixels[2 * size + place] = (byte)(pixel >> 16);
    }

    /// <summary>Writes the picture as a stimulus, x = level / 255.</summary>
    public void CopyTo(Span<float> pixels)
    {
        for (var i = 0; i < Pixels.Length; i++) pixels[i] = Levels[Pixels[i]];
    }
}

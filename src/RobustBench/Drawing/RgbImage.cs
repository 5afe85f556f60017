namespace RobustBench.Drawing;

/// <summary>A picture to look at: 8 bits a channel, red, green and blue of each pixel together, row by row.</summary>
internal sealed class RgbImage
{
    /// <summary>Bytes of a pixel.</summary>
    public const int PixelBytes = 3;

    /// <summary>A picture in one grey.</summary>
    public RgbImage(int height, int width, byte grey = 0)
    {
        (Height, Width, Pixels) = (height, width, new byte[checked(height * width * PixelBytes)]);
        Pixels.AsSpan().Fill(grey);
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>All bytes.</summary>
    public byte[] Pixels { get; }

    /// <summary>The nearest picture to a stimulus: C×H×W, values outside [0, 1] are clipped.</summary>
    public static RgbImage OfPlanes(ReadOnlySpan<float> planes, int height, int width)
    {
        var image = new RgbImage(height, width);
        var size = height * width;
        for (var i = 0; i < size; i++)
        {
            for (var channel = 0; channel < PixelBytes; channel++)
                image.Pixels[i * PixelBytes + channel] = (byte)(255 * Math.Clamp(planes[channel * size + i], 0f, 1f) + 0.5f);
        }

        return image;
    }

    /// <summary>Each pixel becomes a square of <paramref name="factor"/> × <paramref name="factor"/> pixels.</summary>
    public RgbImage Enlarge(int factor)
    {
        if (factor == 1) return this;
        var large = new RgbImage(Height * factor, Width * factor);
        for (var row = 0; row < large.Height; row++)
        {
            for (var column = 0; column < large.Width; column++)
                Pixel(row / factor, column / factor).CopyTo(large.Pixel(row, column));
        }

        return large;
    }

    /// <summary>The picture with its longest side brought down to <paramref name="longest"/> pixels by averaging areas; a smaller one as it is.</summary>
    public RgbImage Shrink(int longest)
    {
        var side = Math.Max(Height, Width);
        return side <= longest ? this : AreaAverage.Resize(this, Scaled(Height), Scaled(Width));

        int Scaled(int length) => Math.Max(1, (int)Math.Round((double)length * longest / side));
    }

    /// <summary>Pictures in a row from the left, with white between them and below the lower ones.</summary>
    public static RgbImage SideBySide(IReadOnlyList<RgbImage> images, int gap)
    {
        var all = new RgbImage(images.Max(image => image.Height), images.Sum(image => image.Width + gap) - gap, grey: 255);
        var left = 0;
        foreach (var image in images)
        {
            for (var row = 0; row < image.Height; row++)
                image.Row(row).CopyTo(all.Row(row)[(left * PixelBytes)..]);
            left += image.Width + gap;
        }

        return all;
    }

    /// <summary>The bytes of a row.</summary>
    public Span<byte> Row(int row) => Pixels.AsSpan(row * Width * PixelBytes, Width * PixelBytes);

    private Span<byte> Pixel(int row, int column) => Pixels.AsSpan((row * Width + column) * PixelBytes, PixelBytes);
}

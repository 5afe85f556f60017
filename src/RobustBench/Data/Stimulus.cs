namespace RobustBench.Data;

/// <summary>
/// What an observer is shown: RGB float32 in [0, 1], C×H×W, over memory that somebody else owns. While a corruption works
/// on it, it may have a single grey channel, so that grey work is done once and not three times.
/// </summary>
public sealed class Stimulus
{
    private readonly Memory<float> _memory;

    /// <summary>A stimulus over <paramref name="memory"/>, which holds three channels.</summary>
    /// <exception cref="ArgumentException">The memory does not hold exactly 3 · height · width values.</exception>
    public Stimulus(Memory<float> memory, int height, int width)
    {
        if (memory.Length != 3 * height * width)
            throw new ArgumentException($"{memory.Length} values are not 3 × {height} × {width}", nameof(memory));
        (_memory, Height, Width) = (memory, height, width);
    }

    /// <summary>How much of each pixel of the image is object, from 0 to 255, H×W; null where nothing says so, or pixels have changed places.</summary>
    public byte[]? Mask { get; internal set; }

    /// <summary>3 (red, green, blue) or 1 (grey).</summary>
    public int Channels { get; private set; } = 3;

    /// <summary>Rows.</summary>
    public int Height { get; private set; }

    /// <summary>Columns.</summary>
    public int Width { get; private set; }

    /// <summary>All values, channel by channel, each row by row.</summary>
    public Span<float> Pixels => _memory.Span[..(Channels * Height * Width)];

    /// <summary>The values of one channel, row by row.</summary>
    public Span<float> Plane(int channel) => Pixels.Slice(channel * Height * Width, Height * Width);

    /// <summary>Makes one channel of three: 0.2125 R + 0.7154 G + 0.0721 B (scikit-image's <c>rgb2gray</c>).</summary>
    public void ToGrey()
    {
        if (Channels == 1) return;
        var size = Height * Width;
        var pixels = Pixels;
        // In double, so that a pixel that is grey already keeps its value to the last bit.
        for (var i = 0; i < size; i++)
            pixels[i] = (float)(0.2125 * pixels[i] + 0.7154 * pixels[size + i] + 0.0721 * pixels[2 * size + i]);
        Channels = 1;
    }

    /// <summary>Makes three equal channels of one.</summary>
    public void ToColour()
    {
        if (Channels == 3) return;
        Channels = 3;
        Plane(0).CopyTo(Plane(1));
        Plane(0).CopyTo(Plane(2));
    }

    /// <summary>Says that the pixels were rearranged so that rows and columns changed places.</summary>
    internal void SwapSides() => (Height, Width) = (Width, Height);
}

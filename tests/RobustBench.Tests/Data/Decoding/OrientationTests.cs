namespace RobustBench.Tests.Data.Decoding;

public sealed class OrientationTests
{
    private const int Height = 9, Width = 14;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void An_orientation_is_applied_on_demand_alone(int orientation)
    {
        var file = JpegFile.Of(Width, Height, orientation);
        var (_, _, stored) = Decoded.Of(JpegFile.Of(Width, Height));

        Assert.Equal(stored, Decoded.Of(file).Colours);
        var (height, width, turned) = Decoded.Of(file, applyOrientation: true);
        Assert.Equal(orientation < 5 ? (Height, Width) : (Width, Height), (height, width));
        Assert.Equal(
            from y in Enumerable.Range(0, height) from x in Enumerable.Range(0, width) select stored[Place(orientation, y, x)], turned);
    }

    /// <summary>Where EXIF says that a pixel of the turned image is stored (EXIF 2.3, tag 0x0112).</summary>
    private static int Place(int orientation, int y, int x)
    {
        var (row, column) = orientation switch
        {
            2 => (y, Width - 1 - x),
            3 => (Height - 1 - y, Width - 1 - x),
            4 => (Height - 1 - y, x),
            5 => (x, y),
            6 => (Height - 1 - x, y),
            7 => (Height - 1 - x, Width - 1 - y),
            8 => (x, Width - 1 - y),
            _ => (y, x),
        };
        return row * Width + column;
    }
}

using System.Buffers;

namespace RobustBench.Data;

/// <summary>
/// A decoded image as decoders give it: 4 bytes a pixel (red, green, blue and one that nobody reads), row by row, over
/// rented memory that whoever holds the raster gives back by disposing of it.
/// </summary>
public sealed class Raster : IDisposable
{
    /// <summary>Bytes of a pixel.</summary>
    public const int PixelBytes = 4;

    private byte[]? _rented;

    /// <summary>A raster whose pixels are still to be written.</summary>
    public Raster(int height, int width)
    {
        (Height, Width) = (height, width);
        _rented = ArrayPool<byte>.Shared.Rent(checked(height * width * PixelBytes));
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>The pixels, row by row.</summary>
    /// <exception cref="ObjectDisposedException">The raster was given back.</exception>
    public Span<byte> Pixels
    {
        get
        {
            ObjectDisposedException.ThrowIf(_rented is null, this);
            return _rented.AsSpan(0, Height * Width * PixelBytes);
        }
    }

    /// <summary>A raster of three planes (red, green, blue), each row by row.</summary>
    public static Raster OfPlanes(ReadOnlySpan<byte> planes, int height, int width)
    {
        var raster = new Raster(height, width);
        var size = height * width;
        var pixels = raster.Pixels;
        for (var i = 0; i < size; i++)
        {
            var pixel = pixels.Slice(i * PixelBytes, PixelBytes);
            (pixel[0], pixel[1], pixel[2], pixel[3]) = (planes[i], planes[size + i], planes[2 * size + i], 0);
        }

        return raster;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_rented is { } rented) ArrayPool<byte>.Shared.Return(rented);
        _rented = null;
    }
}

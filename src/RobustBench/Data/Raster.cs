using System.Buffers;
using System.Runtime.InteropServices;

namespace RobustBench.Data;

/// <summary>
/// A decoded image as decoders give it: 4 bytes a pixel (red, green, blue and alpha), row by row, over
/// rented memory that whoever holds the raster gives back by disposing of it.
/// </summary>
public sealed class Raster : IDisposable
{
    /// <summary>Bytes of a pixel.</summary>
    public const int PixelBytes = 4;

    /// <summary>
    /// The most pixels of an image. A photograph has fewer by far, and a header that promises more would have memory filled
    /// before the data show that it is wrong. PIL warns of 89 million pixels and refuses 179 million.
    /// </summary>
    public const int MostPixels = 100_000_000;

    private byte[]? _rented;

    /// <summary>A raster whose pixels are still to be written.</summary>
    /// <exception cref="InputException">It would have no pixels, or more than <see cref="MostPixels"/>.</exception>
    public Raster(int height, int width)
    {
        RequireSize(height, width);
        (Height, Width) = (height, width);
        _rented = ArrayPool<byte>.Shared.Rent(height * width * PixelBytes);
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Whether the fourth byte of the pixels says how much of each is object and how much background; else it means nothing.</summary>
    public bool HasAlpha { get; set; }

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

    /// <summary>The pixels of one row, each with its four bytes as they lie in memory.</summary>
    /// <exception cref="ObjectDisposedException">The raster was given back.</exception>
    public Span<uint> Row(int row) => MemoryMarshal.Cast<byte, uint>(Pixels.Slice(row * Width * PixelBytes, Width * PixelBytes));

    /// <summary>Refuses sides that no raster may have; for decoders that know them before they need the raster.</summary>
    /// <exception cref="InputException">There would be no pixels, or more than <see cref="MostPixels"/>.</exception>
    public static void RequireSize(long height, long width)
    {
        if (height <= 0 || width <= 0) throw new InputException($"the image is {height} × {width}: it has no pixels");
        if (height > MostPixels / width)
        {
            throw new InputException(
                $"the image is {height} × {width}, more than {MostPixels / 1_000_000} million pixels, which are refused: make it smaller");
        }
    }

    /// <summary>Takes another image for what is object and what background: white and black, grey in between.</summary>
    /// <exception cref="InputException">It has another size.</exception>
    public void SetMask(Raster mask)
    {
        if ((mask.Height, mask.Width) != (Height, Width))
            throw new InputException($"the mask is {mask.Height} × {mask.Width}, and the image {Height} × {Width}: they must have the same size");
        var pixels = Pixels;
        var from = mask.Pixels;
        for (var at = 0; at < pixels.Length; at += PixelBytes) pixels[at + 3] = from[at];
        HasAlpha = true;
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

using System.Numerics;
using System.Runtime.InteropServices;

namespace RobustBench.Data.Decoding;

/// <summary>Decodes uncompressed BMPs to the pixels that PIL gives; Skia rounds 16-bit colours otherwise.</summary>
internal static class BmpDecoder
{
    /// <summary>Decodes a whole file.</summary>
    /// <exception cref="InputException">The file is damaged, cut short, or a BMP of a form that is not read.</exception>
    public static Raster Decode(ReadOnlySpan<byte> file)
    {
        var header = BmpHeader.Read(file);
        var stored = file.Take(header.PixelsAt, header.Stride * (header.Height - 1) + header.RowBytes);
        Row write = header.Bits <= 8 ? Indexed(file, header) : Coloured(header);
        var raster = new Raster(header.Height, header.Width);
        var pixels = MemoryMarshal.Cast<byte, uint>(raster.Pixels);
        for (var row = 0; row < header.Height; row++)
        {
            var from = stored.Slice((int)(header.Stride * row), (int)header.RowBytes);
            write(from, pixels.Slice((header.TopDown ? row : header.Height - 1 - row) * header.Width, header.Width));
        }

        return raster;
    }

    /// <summary>Writes a stored row as a row of a raster's pixels.</summary>
    private delegate void Row(ReadOnlySpan<byte> stored, Span<uint> pixels);

    private static Row Indexed(ReadOnlySpan<byte> file, BmpHeader header)
    {
        var (at, count, colourBytes) = header.Colours;
        var palette = new Palette(file.Take(at, count * colourBytes), colourBytes, blueFirst: true);
        var (bits, each, mask) = (header.Bits, 8 / header.Bits, (1 << header.Bits) - 1);
        return (stored, pixels) =>
        {
            // The first pixel is in a byte's highest bits.
            for (var x = 0; x < pixels.Length; x++) pixels[x] = palette[(stored[x / each] >> (8 - bits * (x % each + 1))) & mask];
        };
    }

    private static Row Coloured(BmpHeader header)
    {
        var (red, green, blue) = (new Channel(header.Masks.Red), new Channel(header.Masks.Green), new Channel(header.Masks.Blue));
        var pixelBytes = header.Bits / 8;
        return (stored, pixels) =>
        {
            var colours = MemoryMarshal.AsBytes(pixels);
            for (var x = 0; x < pixels.Length; x++)
            {
                var pixel = 0u;
                for (var i = 0; i < pixelBytes; i++) pixel |= (uint)stored[x * pixelBytes + i] << (8 * i);
                var colour = colours.Slice(x * Raster.PixelBytes, Raster.PixelBytes);
                (colour[0], colour[1], colour[2], colour[3]) = (red.Of(pixel), green.Of(pixel), blue.Of(pixel), byte.MaxValue);
            }
        };
    }

    /// <summary>One channel's bits of a pixel.</summary>
    private readonly struct Channel
    {
        private readonly uint _mask, _most;
        private readonly int _shift;

        public Channel(uint mask)
        {
            (_mask, _shift) = (mask, BitOperations.TrailingZeroCount(mask));
            _most = mask >> _shift;
            if (_most is 0 or > byte.MaxValue || BitOperations.PopCount(_most + 1) != 1)
                throw new InputException($"it is a BMP with the bit mask {mask:X8}, which is not read: convert it to PNG");
        }

        /// <summary>The channel's value, spread over 0 to 255 and truncated, as PIL does.</summary>
        public byte Of(uint pixel) => (byte)(((pixel & _mask) >> _shift) * byte.MaxValue / _most);
    }
}

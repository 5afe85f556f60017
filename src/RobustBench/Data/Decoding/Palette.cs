using System.Runtime.InteropServices;

namespace RobustBench.Data.Decoding;

/// <summary>Colours by index, for formats that store indices; an index without a colour is the grey of its number, as in PIL.</summary>
internal sealed class Palette
{
    /// <summary>The most colours: an index is a byte.</summary>
    public const int MostColours = 256;

    // Each colour as the four bytes of a raster's pixel.
    private readonly uint[] _colours = new uint[MostColours];

    /// <summary>The palette of the colours in <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The colours, at most 256, one after another.</param>
    /// <param name="colourBytes">Bytes of a colour: 3, or 4 of which the last is not read.</param>
    /// <param name="blueFirst">Whether a colour is blue, green, red.</param>
    public Palette(ReadOnlySpan<byte> bytes, int colourBytes, bool blueFirst)
    {
        for (var index = 0; index < MostColours; index++) _colours[index] = Pixel((byte)index, (byte)index, (byte)index);
        for (var index = 0; index < bytes.Length / colourBytes; index++)
        {
            var colour = bytes.Slice(index * colourBytes, 3);
            _colours[index] = blueFirst ? Pixel(colour[2], colour[1], colour[0]) : Pixel(colour[0], colour[1], colour[2]);
        }
    }

    /// <summary>The colour of an index as a raster's pixel.</summary>
    public uint this[int index] => _colours[index];

    private static uint Pixel(byte red, byte green, byte blue) => MemoryMarshal.Read<uint>([red, green, blue, byte.MaxValue]);
}

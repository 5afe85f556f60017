namespace RobustBench.Data.Decoding;

/// <summary>
/// What a BMP's headers say. Only uncompressed BMPs are read: run lengths are rare, and PIL reads other pixels from some of
/// them than the format means.
/// </summary>
/// <remarks>Source: Windows BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER.</remarks>
internal sealed record BmpHeader
{
    private const int FileHeaderBytes = 14, CoreBytes = 12, InfoBytes = 40, InfoWithMasksBytes = 52, MasksBytes = 12;
    private const uint Uncompressed = 0, BitFields = 3;
    private const string Mend = "convert it to PNG";

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>Whether the first stored row is the image's first.</summary>
    public required bool TopDown { get; init; }

    /// <summary>Bits of a pixel: 1, 4 or 8 (an index), 16, 24 or 32 (a colour).</summary>
    public required int Bits { get; init; }

    /// <summary>The bits of red, green and blue in a pixel that is a colour.</summary>
    public required (uint Red, uint Green, uint Blue) Masks { get; init; }

    /// <summary>Where the palette begins, its number of colours, and the bytes of each.</summary>
    public required (long At, long Count, int ColourBytes) Colours { get; init; }

    /// <summary>Where the stored rows begin.</summary>
    public required long PixelsAt { get; init; }

    /// <summary>Bytes from row to row.</summary>
    public long Stride => ((long)Width * Bits + 31) / 32 * 4;

    /// <summary>Bytes of a row's pixels, without what fills it up to <see cref="Stride"/>.</summary>
    public long RowBytes => ((long)Width * Bits + 7) / 8;

    /// <summary>Reads the headers.</summary>
    /// <exception cref="InputException">They are cut short, or say something that is not read.</exception>
    public static BmpHeader Read(ReadOnlySpan<byte> file)
    {
        var bytes = file.UInt32(FileHeaderBytes);
        if (bytes is not (CoreBytes or InfoBytes or 64 or 108 or 124)) throw FileBytes.Damaged($"a header of {bytes} bytes");
        var header = file.Take(FileHeaderBytes, bytes);
        var core = bytes == CoreBytes;
        var (width, height) = core
            ? (header.UInt16(4), header.UInt16(6))
            : ((long)header.UInt32(4), (long)(int)header.UInt32(8));
        Raster.RequireSize(Math.Abs(height), width);
        var bits = header.UInt16(core ? 10 : 14);
        if (bits is not (1 or 4 or 8 or 16 or 24 or 32)) throw new InputException($"it is a BMP of {bits} bits a pixel, which is not read: {Mend}");
        var compression = core ? Uncompressed : header.UInt32(16);
        if (compression != Uncompressed && (compression != BitFields || bits <= 8))
            throw new InputException($"it is a compressed BMP, which is not read: {Mend}");
        var colours = ColoursOf(header, core, bits, FileHeaderBytes + bytes);
        var pixels = file.UInt32(10);
        var separateMasks = compression == BitFields && bytes < InfoWithMasksBytes;
        return new BmpHeader
        {
            Height = (int)Math.Abs(height),
            Width = (int)width,
            TopDown = height < 0,
            Bits = bits,
            Masks = compression == BitFields ? ReadMasks(file, bits) : UsualMasks(bits),
            Colours = colours,
            // Some writers leave the place out, or give the palette's.
            PixelsAt = pixels != 0 && (pixels != colours.At || bits > 8)
                ? pixels
                : colours.At + colours.Count * colours.ColourBytes + (separateMasks ? MasksBytes : 0),
        };
    }

    private static (long At, long Count, int ColourBytes) ColoursOf(ReadOnlySpan<byte> header, bool core, int bits, long at)
    {
        var count = bits > 8 ? 0 : core || header.UInt32(32) == 0 ? 1L << bits : header.UInt32(32);
        if (count > Palette.MostColours) throw FileBytes.Damaged($"a palette of {count} colours");
        return (at, count, core ? 3 : 4);
    }

    private static (uint Red, uint Green, uint Blue) UsualMasks(int bits) =>
        bits == 16 ? (0x7C00u, 0x3E0u, 0x1Fu) : (0xFF0000u, 0xFF00u, 0xFFu);

    /// <summary>The masks lie behind the 40 bytes of the basic header, whether or not the header says to be longer.</summary>
    private static (uint Red, uint Green, uint Blue) ReadMasks(ReadOnlySpan<byte> file, int bits)
    {
        const int At = FileHeaderBytes + InfoBytes;
        var masks = (file.UInt32(At), file.UInt32(At + 4), file.UInt32(At + 8));
        // Some writers leave them out; PIL takes them as the usual ones.
        return bits == 32 && masks == (0, 0, 0) ? UsualMasks(bits) : masks;
    }
}

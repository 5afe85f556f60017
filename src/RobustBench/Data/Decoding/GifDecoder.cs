using System.Buffers;
using System.Runtime.InteropServices;

namespace RobustBench.Data.Decoding;

/// <summary>
/// Decodes the first frame of a GIF to the pixels that PIL gives: a transparent pixel has the colour of its index (Skia
/// clears it), and so has what the frame leaves uncovered.
/// </summary>
/// <remarks>Source: GIF89a specification.</remarks>
internal static class GifDecoder
{
    private const int ScreenAt = 6, ScreenBytes = 7, FrameBytes = 9;
    private const int PaletteFlag = 0x80, InterlaceFlag = 0x40, PaletteBitsMask = 7, TransparencyFlag = 1;

    /// <summary>Rows come in four passes, each from a first row in steps.</summary>
    private static readonly (int First, int Step)[] Interlaced = [(0, 8), (4, 8), (2, 4), (1, 2)], Plain = [(0, 1)];

    /// <summary>Decodes the first frame of a whole file.</summary>
    /// <exception cref="InputException">The file is damaged or cut short.</exception>
    public static Raster Decode(ReadOnlySpan<byte> file)
    {
        var at = (long)ScreenAt + ScreenBytes;
        var palette = ReadPalette(file, file.Byte(ScreenAt + 4), ref at);
        var uncovered = SkipToFrame(file, ref at);
        var (left, top, width, height) = (file.UInt16(at), file.UInt16(at + 2), file.UInt16(at + 4), file.UInt16(at + 6));
        var flags = file.Byte(at + 8);
        at += FrameBytes;
        palette = ReadPalette(file, flags, ref at) ?? palette ?? new Palette([], 3, blueFirst: false);
        // A frame that reaches over the screen's edge makes the image larger.
        var (imageHeight, imageWidth) = (Math.Max(file.UInt16(ScreenAt + 2), top + height), Math.Max(file.UInt16(ScreenAt), left + width));
        Raster.RequireSize(imageHeight, imageWidth);
        Raster.RequireSize(height, width);
        var indices = ArrayPool<byte>.Shared.Rent(width * height);
        try
        {
            LzwDecoder.Decode(file[(int)at..], indices.AsSpan(0, width * height));
            var raster = new Raster(imageHeight, imageWidth);
            var pixels = MemoryMarshal.Cast<byte, uint>(raster.Pixels);
            if (width < imageWidth || height < imageHeight) pixels.Fill(palette[uncovered]);
            var stored = 0;
            foreach (var (first, step) in (flags & InterlaceFlag) != 0 ? Interlaced : Plain)
            {
                for (var y = first; y < height; y += step)
                {
                    var row = pixels.Slice((top + y) * imageWidth + left, width);
                    for (var x = 0; x < width; x++) row[x] = palette[indices[stored++]];
                }
            }

            return raster;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(indices);
        }
    }

    private static Palette? ReadPalette(ReadOnlySpan<byte> file, int flags, ref long at)
    {
        if ((flags & PaletteFlag) == 0) return null;
        var bytes = file.Take(at, 3 << ((flags & PaletteBitsMask) + 1));
        at += bytes.Length;
        return new Palette(bytes, 3, blueFirst: false);
    }

    /// <summary>Goes behind the mark of the first frame; returns the index of what it leaves uncovered: the transparent one, else 0.</summary>
    private static int SkipToFrame(ReadOnlySpan<byte> file, ref long at)
    {
        const int GraphicControl = 0xF9;
        var transparent = 0;
        while (true)
        {
            switch (file.Byte(at++))
            {
                case ',':
                    return transparent;
                case ';':
                    throw FileBytes.Damaged("it has no frame");
                case '!':
                    var label = file.Byte(at++);
                    if (label == GraphicControl && (file.Byte(at + 1) & TransparencyFlag) != 0) transparent = file.Byte(at + 4);
                    SkipBlocks(file, ref at);
                    break;
            }
        }
    }

    private static void SkipBlocks(ReadOnlySpan<byte> file, ref long at)
    {
        while (file.Byte(at++) is > 0 and var length) at += length;
    }
}

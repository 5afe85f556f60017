using System.Buffers.Binary;

namespace RobustBench.Tests.Data.Decoding;

/// <summary>Writes BMPs byte by byte.</summary>
internal static class BmpFile
{
    /// <summary>A BMP with a header of 40 bytes; a negative height says that the first stored row is the image's first.</summary>
    public static byte[] Of(int width, int height, int bits, byte[] rows, byte[]? palette = null, int colours = 0, int compression = 0, params uint[] masks)
    {
        byte[] between = [.. masks.SelectMany(mask => Number((int)mask)), .. palette ?? []];
        return
        [
            .. "BM"u8, .. Number(54 + between.Length + rows.Length), 0, 0, 0, 0, .. Number(54 + between.Length),
            .. Number(40), .. Number(width), .. Number(height), 1, 0, (byte)bits, 0, .. Number(compression),
            .. Number(rows.Length), .. Number(2835), .. Number(2835), .. Number(colours), .. Number(0),
            .. between, .. rows,
        ];
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}

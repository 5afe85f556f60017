using System.Buffers.Binary;

namespace RobustBench.Data.Decoding;

/// <summary>Reads little-endian numbers from a file's bytes; where the file ends too early, the error says so.</summary>
internal static class FileBytes
{
    /// <summary>The <paramref name="count"/> bytes from <paramref name="at"/>.</summary>
    /// <exception cref="InputException">The file has fewer.</exception>
    public static ReadOnlySpan<byte> Take(this ReadOnlySpan<byte> file, long at, long count) =>
        at + count <= file.Length ? file.Slice((int)at, (int)count) : throw CutShort();

    /// <summary>The byte at <paramref name="at"/>.</summary>
    public static int Byte(this ReadOnlySpan<byte> file, long at) => file.Take(at, 1)[0];

    /// <summary>The 16-bit number at <paramref name="at"/>.</summary>
    public static int UInt16(this ReadOnlySpan<byte> file, long at) => BinaryPrimitives.ReadUInt16LittleEndian(file.Take(at, 2));

    /// <summary>The 32-bit number at <paramref name="at"/>.</summary>
    public static uint UInt32(this ReadOnlySpan<byte> file, long at) => BinaryPrimitives.ReadUInt32LittleEndian(file.Take(at, 4));

    /// <summary>The error of a file that ends before its image does.</summary>
    public static InputException CutShort() => new("it is cut short: get the file again");

    /// <summary>The error of a file whose bytes can't be what the format asks for.</summary>
    public static InputException Damaged(string what) => new($"it is damaged ({what}): get the file again");
}

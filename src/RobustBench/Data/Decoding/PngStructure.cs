using System.Buffers.Binary;

namespace RobustBench.Data.Decoding;

/// <summary>Looks at a PNG's chunks before it is decoded.</summary>
/// <remarks>A chunk: length (big-endian), 4 letters, that many bytes, checksum. Source: PNG specification, section 5.3.</remarks>
internal static class PngStructure
{
    private const int SignatureBytes = 8, DepthAt = 24, PrefixBytes = 8, ChecksumBytes = 4;

    /// <summary>Refuses 16 bits a channel, and a file that ends within its image data.</summary>
    /// <exception cref="InputException">The PNG is refused.</exception>
    public static void Check(ReadOnlySpan<byte> file)
    {
        if (file.Byte(DepthAt) == 16)
            throw new InputException("it is a PNG of 16 bits a channel, and 8 are read: convert it to 8 bits, so that the rounding is yours");
        for (long at = SignatureBytes; at + PrefixBytes <= file.Length;)
        {
            var prefix = file.Take(at, PrefixBytes);
            var end = at + PrefixBytes + BinaryPrimitives.ReadUInt32BigEndian(prefix);
            // Without this, a file that lacks only the last bytes of its data (a checksum) would pass.
            if (prefix[4..].SequenceEqual("IDAT"u8) && end > file.Length) throw FileBytes.CutShort();
            at = end + ChecksumBytes;
        }
    }
}

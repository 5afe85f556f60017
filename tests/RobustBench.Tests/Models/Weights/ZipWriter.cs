using System.Buffers.Binary;
using System.Text;

namespace RobustBench.Tests.Models.Weights;

/// <summary>Writes zip archives of stored entries, and on request ones that lie.</summary>
internal sealed class ZipWriter
{
    private readonly List<byte> _file = [];
    private readonly List<byte> _directory = [];
    private int _count;

    /// <summary>Whether sizes and places go where a zip64 archive has them.</summary>
    public bool Wide { get; init; }

    /// <summary>Adds an entry whose directory may tell another compression, place or size than the truth.</summary>
    public ZipWriter Add(string name, byte[] content, ushort method = 0, long? at = null, long? size = null)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        var place = at ?? _file.Count;
        var length = size ?? content.Length;
        byte[] wide = Wide ? [1, 0, 24, 0, .. Bytes(length, 8), .. Bytes(length, 8), .. Bytes(place, 8)] : [];
        var (shownLength, shownPlace) = Wide ? (-1L, -1L) : (length, place);

        // PyTorch pads the data to multiples of 64 bytes by a field of its own, and gives the sizes in the directory alone.
        byte[] padding = [(byte)'F', (byte)'B', 5, 0, .. new byte[5]];
        _directory.AddRange([.. Bytes(0x02014b50, 4), 0, 0, 0, 0, 8, 8, .. Bytes(method, 2), .. new byte[8]]);
        _directory.AddRange([.. Bytes(shownLength, 4), .. Bytes(shownLength, 4), .. Bytes(utf8.Length, 2), .. Bytes(wide.Length, 2)]);
        _directory.AddRange([.. new byte[10], .. Bytes(shownPlace, 4), .. utf8, .. wide]);
        _file.AddRange([.. Bytes(0x04034b50, 4), 0, 0, 8, 8, .. Bytes(method, 2), .. new byte[16]]);
        _file.AddRange([.. Bytes(utf8.Length, 2), .. Bytes(padding.Length, 2), .. utf8, .. padding, .. content]);
        _count++;
        return this;
    }

    /// <summary>The archive.</summary>
    public byte[] Done(string comment = "", int? count = null)
    {
        var (begin, entries) = (_file.Count, count ?? _count);
        var end = begin + _directory.Count;
        byte[] wide = Wide
            ?
            [
                .. Bytes(0x06064b50, 4), .. Bytes(44, 8), .. new byte[12], .. Bytes(entries, 8), .. Bytes(entries, 8),
                .. Bytes(_directory.Count, 8), .. Bytes(begin, 8), .. Bytes(0x07064b50, 4), .. new byte[4], .. Bytes(end, 8), 1, 0, 0, 0,
            ]
            : [];
        var (shownBegin, shownEntries) = Wide ? (-1L, -1L) : (begin, entries);
        return
        [
            .. _file, .. _directory, .. wide, .. Bytes(0x06054b50, 4), .. new byte[4], .. Bytes(shownEntries, 2), .. Bytes(shownEntries, 2),
            .. Bytes(_directory.Count, 4), .. Bytes(shownBegin, 4), .. Bytes(comment.Length, 2), .. Encoding.ASCII.GetBytes(comment),
        ];
    }

    private static byte[] Bytes(long value, int count)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes[..count];
    }
}

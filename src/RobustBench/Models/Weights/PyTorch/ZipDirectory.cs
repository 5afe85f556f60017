using System.Buffers.Binary;
using System.Text;

namespace RobustBench.Models.Weights.PyTorch;

/// <summary>One entry of a zip archive.</summary>
/// <param name="Begin">The first byte of its data in the file.</param>
/// <param name="Length">The bytes of its data in the file.</param>
/// <param name="Plain">Whether they are the content as it is, neither compressed nor encrypted.</param>
internal readonly record struct ZipEntry(long Begin, long Length, bool Plain);

/// <summary>
/// Where the entries of a zip archive lie. Nothing is unpacked: weights are stored as they are, so that an entry is a part
/// of the file and a small archive can't become a large one.
/// </summary>
/// <remarks>
/// Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Checksums are not compared, as PyTorch does not:
/// it can be told to write archives without true ones.
/// </remarks>
internal sealed class ZipDirectory
{
    private const string Mend = "the file is cut short or damaged, get it again";
    private const int EndSize = 22;
    private const int HeaderSize = 46;
    private const int LocalSize = 30;
    private const uint EndMark = 0x06054b50;
    private const uint WideEndMark = 0x06064b50;
    private const uint WideLocatorMark = 0x07064b50;
    private const uint HeaderMark = 0x02014b50;
    private const uint LocalMark = 0x04034b50;

    private readonly string _path;
    private readonly FileBytes _file;
    private readonly Dictionary<string, ZipEntry> _entries;
    private readonly List<(long Begin, long End)> _taken;

    private ZipDirectory(string path, FileBytes file)
    {
        _path = path;
        _file = file;
        var (count, begin, size) = FindDirectory();
        var directory = Part(begin, size, "the directory");
        _entries = new Dictionary<string, ZipEntry>(directory.Length / HeaderSize, StringComparer.Ordinal);
        _taken = new List<(long Begin, long End)>(directory.Length / HeaderSize);
        ReadEntries(begin, directory, count);
        RequireApart(begin);
    }

    /// <summary>The entries by name.</summary>
    public IReadOnlyDictionary<string, ZipEntry> Entries => _entries;

    /// <summary>Whether a file begins as a zip archive does, be it an empty one.</summary>
    public static bool Is(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8);

    /// <summary>Reads the directory at the archive's end.</summary>
    /// <exception cref="InputException">The archive is cut short or damaged, or its entries overlap.</exception>
    public static ZipDirectory Read(string path, FileBytes file) => new(path, file);

    /// <summary>The content of an entry, a view of the file.</summary>
    /// <exception cref="InputException">It is compressed or encrypted, or larger than an array can be.</exception>
    public ReadOnlyMemory<byte> Content(string name)
    {
        var entry = _entries[name];
        var shown = WeightName.Printable(name);
        if (!entry.Plain)
            throw new InputException($"{_path}: '{shown}' is compressed, which torch.save never does; save the file again with torch.save");
        if (entry.Length > Array.MaxLength)
            throw new InputException($"{_path}: '{shown}' has {entry.Length} bytes, more than {Array.MaxLength}; save smaller tensors");
        return _file.Slice(entry.Begin, (int)entry.Length);
    }

    /// <summary>How many entries there are, and where the directory begins and how long it is.</summary>
    private (ulong Count, ulong Begin, ulong Size) FindDirectory()
    {
        var tailLength = (int)Math.Min(_file.Length, EndSize + ushort.MaxValue);
        var tail = _file.Slice(_file.Length - tailLength, tailLength).Span;
        var at = tail.Length - EndSize;
        while (at >= 0 && !(U32(tail, at) == EndMark && at + EndSize + U16(tail, at + 20) == tail.Length))
            at--;
        if (at < 0)
            throw Damaged("has no directory at its end");

        const int locatorSize = 20;
        if (at < locatorSize || U32(tail, at - locatorSize) != WideLocatorMark)
            return ((ulong)U16(tail, at + 10), U32(tail, at + 16), U32(tail, at + 12));
        var wide = Part(U64(tail, at - locatorSize + 8), 56, "the zip64 record").Span;
        return U32(wide, 0) == WideEndMark
            ? (U64(wide, 32), U64(wide, 48), U64(wide, 40))
            : throw Damaged("has no zip64 record where it says");
    }

    private void ReadEntries(ulong begin, ReadOnlyMemory<byte> directory, ulong count)
    {
        var headers = directory.Span;
        var at = 0;
        while (at < headers.Length)
        {
            var size = headers.Length - at < HeaderSize || U32(headers, at) != HeaderMark
                ? throw Damaged($"has no entry of its directory at byte {begin + (ulong)at}")
                : HeaderSize + U16(headers, at + 28) + U16(headers, at + 30) + U16(headers, at + 32);
            if (size > headers.Length - at)
                throw Damaged("has an entry that goes beyond its directory");
            Add(headers.Slice(at, size));
            at += size;
        }

        if ((ulong)_entries.Count != count)
            throw Damaged($"has {_entries.Count} entries where it says {count}");
    }

    private void Add(ReadOnlySpan<byte> header)
    {
        var nameLength = U16(header, 28);
        var name = Encoding.UTF8.GetString(header.Slice(HeaderSize, nameLength));
        ulong stored = U32(header, 20), full = U32(header, 24), local = U32(header, 42);
        Widen(header.Slice(HeaderSize + nameLength, U16(header, 30)), ref full, ref stored, ref local);
        var plain = (U16(header, 8) & 1) == 0 && U16(header, 10) == 0;
        if (plain && stored != full)
            throw Damaged($"gives '{WeightName.Printable(name)}' two sizes");

        var front = Part(local, LocalSize, $"'{WeightName.Printable(name)}'").Span;
        if (U32(front, 0) != LocalMark)
            throw Damaged($"has no '{WeightName.Printable(name)}' where it says");
        var begin = local + LocalSize + (ulong)(U16(front, 26) + U16(front, 28));
        if (begin > (ulong)_file.Length || stored > (ulong)_file.Length - begin)
            throw Damaged($"ends before '{WeightName.Printable(name)}' does");
        if (!_entries.TryAdd(name, new ZipEntry((long)begin, (long)stored, plain)))
            throw Damaged($"has '{WeightName.Printable(name)}' twice");
        _taken.Add(((long)local, (long)(begin + stored)));
    }

    /// <summary>Takes sizes and place of an entry beyond 4 GiB from its extra fields, where the header has all ones.</summary>
    private void Widen(ReadOnlySpan<byte> extra, ref ulong full, ref ulong stored, ref ulong local)
    {
        const int wideField = 1;
        while (extra.Length >= 4)
        {
            var field = extra[4..];
            var size = U16(extra, 2);
            if (size > field.Length)
                return;
            if (U16(extra, 0) == wideField)
            {
                field = field[..size];
                Next(ref field, ref full);
                Next(ref field, ref stored);
                Next(ref field, ref local);
                return;
            }

            extra = field[size..];
        }
    }

    private void Next(ref ReadOnlySpan<byte> field, ref ulong value)
    {
        if (value != uint.MaxValue)
            return;
        value = field.Length >= sizeof(ulong) ? U64(field, 0) : throw Damaged("has a zip64 field that is too short");
        field = field[sizeof(ulong)..];
    }

    private void RequireApart(ulong directory)
    {
        _taken.Sort();
        var reached = 0L;
        foreach (var (begin, end) in _taken)
        {
            if (begin < reached)
                throw Damaged($"has entries that overlap at byte {begin}");
            reached = end;
        }

        if ((ulong)reached > directory)
            throw Damaged("has entries that reach into its directory");
    }

    private ReadOnlyMemory<byte> Part(ulong begin, ulong size, string what) =>
        size <= (ulong)Array.MaxLength && begin <= (ulong)_file.Length && size <= (ulong)_file.Length - begin
            ? _file.Slice((long)begin, (int)size)
            : throw Damaged($"ends before {what} does");

    private InputException Damaged(string what) => new($"{_path}: the zip archive {what}; {Mend}");

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}

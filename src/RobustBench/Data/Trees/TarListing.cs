using System.Formats.Tar;

namespace RobustBench.Data.Trees;

/// <summary>The files of a tar archive by their paths; of entries of one name the last counts, as when tar unpacks them.</summary>
internal sealed class TarListing
{
    /// <summary>Data are padded to whole blocks.</summary>
    private const int Block = 512;

    private readonly Dictionary<string, TarFile> _files = [];
    private readonly LeftOut _outside = new("entries left out, since their names lead out of the archive");
    private long _end;

    public IReadOnlyDictionary<string, TarFile> Files => _files;

    /// <summary>What was left out.</summary>
    public IReadOnlyList<string> Notices => _outside.Notices;

    /// <summary>Lists an archive; data are skipped where the stream can.</summary>
    /// <exception cref="InputException">It is no tar archive, or damaged; the message does not name it.</exception>
    public static TarListing Of(Stream archive)
    {
        var listing = new TarListing();
        try
        {
            using var reader = new TarReader(archive, leaveOpen: true);
            for (var position = 0; reader.GetNextEntry() is { } entry; position++) listing.Add(entry, position);
            // Of a file, unlike a stream, the reader does not demand the end mark: a download that was cut off between two
            // entries would pass for whole.
            if (archive.CanSeek && archive.Position <= listing._end) throw new EndOfStreamException("the archive lacks its end mark, and may lack files");
            // What follows the end mark is read too: the checksum of a compressed archive comes last.
            archive.CopyTo(Stream.Null);
            return listing;
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new InputException($"it is no tar archive, or damaged: {error.Message}", error);
        }
    }

    /// <summary>Whether an error means that an archive is damaged.</summary>
    public static bool IsDamage(Exception error) => error is IOException or InvalidDataException or FormatException or OverflowException or NotSupportedException;

    private void Add(TarEntry entry, int position)
    {
        _end = Math.Max(_end, entry.DataOffset + (entry.Length + Block - 1) / Block * Block);
        if (Describe(entry, position) is not { } file) return;
        if (TreePath.Normal(entry.Name) is { } path) _files[path] = file;
        else _outside.Add(entry.Name);
    }

    private TarFile? Describe(TarEntry entry, int position) => entry.EntryType switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile =>
            new TarFile(position, entry.Length) { Offset = entry.DataOffset },
        TarEntryType.HardLink => TreePath.Normal(entry.LinkName) is { } target && _files.TryGetValue(target, out var file)
            ? file with { IsHardLink = true }
            : new TarFile(position, 0) { Fault = $"it is a link to {entry.LinkName}, which is not in the archive before it" },
        TarEntryType.SymbolicLink => new TarFile(position, 0) { Fault = "it is a symbolic link, and those of archives are not followed" },
        TarEntryType.SparseFile => new TarFile(position, 0) { Fault = "it is stored as a sparse file: make the archive without `--sparse`" },
        _ => null,
    };
}

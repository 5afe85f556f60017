using System.Formats.Tar;

namespace RobustBench.Data.Trees;

/// <summary>The files of a tar archive by their paths; of entries of one name the last counts, as when tar unpacks them.</summary>
internal sealed class TarListing
{
    private readonly Dictionary<string, TarFile> _files = [];
    private readonly LeftOut _outside = new("entries left out, since their names lead out of the archive");
    private bool _lacksEndMark;

    public IReadOnlyDictionary<string, TarFile> Files => _files;

    /// <summary>What was left out, or may be missing.</summary>
    public IReadOnlyList<string> Notices => _lacksEndMark
        ? [.. _outside.Notices, "the archive lacks the end mark of tar: it may have been cut off and lack images"]
        : _outside.Notices;

    /// <summary>Lists an archive; data are skipped where the stream can.</summary>
    /// <exception cref="InputException">It is no tar archive, or damaged; the message does not name it.</exception>
    public static TarListing Of(Stream archive)
    {
        var listing = new TarListing();
        var watched = new EndWatch(archive);
        try
        {
            using var reader = new TarReader(watched, leaveOpen: true);
            for (var position = 0; reader.GetNextEntry() is { } entry; position++) listing.Add(entry, position);
            listing._lacksEndMark = watched.Ended;
            // What follows the end mark is read too: the checksum of a compressed archive comes last.
            watched.CopyTo(Stream.Null);
            return listing;
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new InputException($"it is no tar archive, or damaged: {error.Message}", error);
        }
    }

    /// <summary>Whether an error means that an archive is damaged.</summary>
    public static bool IsDamage(Exception error) => error is IOException or InvalidDataException or FormatException or NotSupportedException;

    private void Add(TarEntry entry, int position)
    {
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

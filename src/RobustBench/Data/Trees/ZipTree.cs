using System.IO.Compression;
using System.IO.Hashing;

namespace RobustBench.Data.Trees;

/// <summary>The files of a zip archive, stored or deflated.</summary>
internal sealed class ZipTree : FileTree
{
    // An archive is not safe for several threads; decoding, which takes far longer, goes on outside the lock.
    private readonly Lock _oneReader = new();
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _files = [];
    private readonly LeftOut _outside = new("entries left out, since their names lead out of the archive");

    /// <summary>Lists the archive.</summary>
    /// <exception cref="InputException">It can't be read, is no zip archive, is damaged, or holds two files of one name.</exception>
    public ZipTree(string path)
    {
        Root = path;
        var stream = StoredFile.OpenStream(path);
        try
        {
            _archive = ArchiveFormat.List(path, "zip", () => List(stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public override string Root { get; }

    public override IReadOnlyList<string> Notices => _outside.Notices;

    public override IReadOnlyList<string> List() => [.. _files.Keys];

    public override bool Contains(string path) => _files.ContainsKey(path);

    public override byte[] Read(string path)
    {
        var entry = _files[path];
        if (entry.IsEncrypted) throw new InputException("it is encrypted: make the archive without a password");
        ImageFile.RequireLength(entry.Length);
        var bytes = new byte[entry.Length];
        try
        {
            lock (_oneReader)
            {
                using var data = entry.Open();
                data.ReadExactly(bytes);
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException)
        {
            throw new InputException($"it can't be unpacked: {error.Message}", error);
        }

        return Crc32.HashToUInt32(bytes) == entry.Crc32 ? bytes : throw new InputException("it is damaged: its checksum is wrong");
    }

    public override void Dispose() => _archive.Dispose();

    private ZipArchive List(Stream stream)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/'))) Add(entry);
            return archive;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException)
        {
            throw new InputException($"it is no zip archive, or damaged: {error.Message}", error);
        }
    }

    private void Add(ZipArchiveEntry entry)
    {
        if (TreePath.Normal(entry.FullName) is not { } path) _outside.Add(entry.FullName);
        else if (!_files.TryAdd(path, entry)) throw new InputException($"{path} stands in it twice");
    }
}

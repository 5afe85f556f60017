using System.Formats.Tar;
using System.IO.Compression;

namespace RobustBench.Data.Trees;

/// <summary>
/// The files of a gzipped tar archive, which can only be read from front to back: asked for in nearly the order of the
/// archive, all of them cost one pass.
/// </summary>
internal sealed class TarGzTree : FileTree
{
    private readonly Lock _oneReader = new();
    private readonly TarListing _listing;
    private readonly PassedFiles _passed = new();
    private HashSet<int> _expected = [];
    private TarReader? _reader;
    private int _position;

    /// <summary>Lists the archive, which takes a pass over it.</summary>
    /// <exception cref="InputException">It can't be read, is no tar.gz archive, or is damaged.</exception>
    public TarGzTree(string path)
    {
        Root = path;
        using var archive = Unpacked(path);
        _listing = ArchiveFormat.List(path, "tar.gz", () => TarListing.Of(archive));
    }

    public override string Root { get; }

    public override bool IsSequential => true;

    public override IReadOnlyList<string> Notices => _listing.Notices;

    /// <summary>How often reading started from the front of the archive.</summary>
    public int Passes { get; private set; }

    public override IReadOnlyList<string> List() => [.. _listing.Files.OrderBy(file => file.Value.Position).Select(file => file.Key)];

    public override bool Contains(string path) => _listing.Files.ContainsKey(path);

    public override void Expect(IEnumerable<string> paths) => _expected = [.. paths.Select(path => _listing.Files[path].Position)];

    public override byte[] Read(string path)
    {
        var file = _listing.Files[path];
        if (file.Fault is { } fault) throw new InputException(fault);
        if (file.IsHardLink) throw new InputException("it is a second name of a file before it, which only `kind: tar` and unpacked folders can read");
        ImageFile.RequireLength(file.Length);
        lock (_oneReader)
        {
            try
            {
                return _passed.Take(file.Position) ?? GoTo(file);
            }
            catch (Exception error) when (TarListing.IsDamage(error))
            {
                Rewind();
                throw new InputException($"the archive can't be read: {error.Message}", error);
            }
        }
    }

    public override void Dispose() => Rewind();

    /// <summary>Reads on to a file, from the front where it lies behind; keeps what others may be waiting for.</summary>
    private byte[] GoTo(TarFile file)
    {
        if (_reader is not null && file.Position < _position) Rewind();
        _reader ??= Start();
        while (_reader.GetNextEntry() is { } entry)
        {
            var position = _position++;
            if (position == file.Position) return ReadData(entry);
            if (_expected.Contains(position) && entry.Length is > 0 and <= PassedFiles.MostBytes) _passed.Keep(position, ReadData(entry));
        }

        throw new EndOfStreamException("it became shorter while it was read");
    }

    private TarReader Start()
    {
        Passes++;
        return new TarReader(Unpacked(Root));
    }

    private void Rewind()
    {
        _reader?.Dispose();
        _passed.Clear();
        (_reader, _position) = (null, 0);
    }

    private static byte[] ReadData(TarEntry entry)
    {
        var bytes = new byte[entry.Length];
        (entry.DataStream ?? throw new InvalidDataException("it was changed while it was read")).ReadExactly(bytes);
        return bytes;
    }

    private static GZipStream Unpacked(string path) => new(StoredFile.OpenStream(path), CompressionMode.Decompress);
}

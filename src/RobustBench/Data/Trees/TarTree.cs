namespace RobustBench.Data.Trees;

/// <summary>The files of a tar archive, read where they lie.</summary>
internal sealed class TarTree : FileTree
{
    private readonly TarListing _listing;
    private readonly StoredFile _archive;

    /// <summary>Lists the archive.</summary>
    /// <exception cref="InputException">It can't be read, is no tar archive, or is damaged.</exception>
    public TarTree(string path)
    {
        Root = path;
        using (var stream = StoredFile.OpenStream(path)) _listing = ArchiveFormat.List(path, "tar", () => TarListing.Of(stream));
        _archive = StoredFile.Open(path);
    }

    public override string Root { get; }

    public override IReadOnlyList<string> Notices => _listing.Notices;

    public override IReadOnlyList<string> List() => [.. _listing.Files.Keys];

    public override bool Contains(string path) => _listing.Files.ContainsKey(path);

    public override byte[] Read(string path)
    {
        var file = _listing.Files[path];
        if (file.Fault is { } fault) throw new InputException(fault);
        ImageFile.RequireLength(file.Length);
        var bytes = new byte[file.Length];
        return _archive.Fill(bytes, file.Offset) ? bytes : throw new InputException("the archive became shorter while it was read");
    }

    public override void Dispose() => _archive.Dispose();
}

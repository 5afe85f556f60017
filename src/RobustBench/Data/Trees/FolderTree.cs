using System.IO.Enumeration;

namespace RobustBench.Data.Trees;

/// <summary>The files of a folder. Links are followed, but not back into a folder on the way down.</summary>
internal sealed class FolderTree(string root) : FileTree
{
    private readonly LeftOut _loops = new("links left out, since they lead back to a folder above them");

    public override string Root => root;

    public override bool IsArchive => false;

    public override IReadOnlyList<string> Notices => _loops.Notices;

    public override IReadOnlyList<string> List()
    {
        var paths = new List<string>();
        try
        {
            Walk("", [RealPath.Of(root) ?? root], paths);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(OneLine.Of($"{root}: it can't be listed: {error.Message}"), error);
        }

        return paths;
    }

    public override bool Contains(string path) => File.Exists(Place(path));

    public override byte[] Read(string path)
    {
        try
        {
            var file = RegularFile.Follow(Place(path));
            ImageFile.RequireLength(file.Length);
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"it can't be read: {error.Message}", error);
        }
    }

    public override string Place(string path) => Path.Join(root, path);

    public override void Dispose()
    {
    }

    /// <summary>Adds the files below a folder.</summary>
    /// <param name="folder">Its path relative to the root, with <c>/</c> at the end; empty for the root.</param>
    /// <param name="wayDown">Absolute paths without links: of the root, of every folder on the way down, and of this one.</param>
    /// <param name="paths">Where they are added.</param>
    private void Walk(string folder, List<string> wayDown, List<string> paths)
    {
        var here = wayDown[^1];
        foreach (var (name, isFolder, isLink) in Children(Place(folder)))
        {
            if (ImageFile.IsHidden(name)) continue;
            var path = folder + name;
            if (!isFolder)
            {
                paths.Add(path);
                continue;
            }

            var real = isLink ? RealPath.Of(Path.Join(here, name)) : Path.Join(here, name);
            if (real is null || (isLink && wayDown.Exists(above => IsWithin(above, real))))
            {
                _loops.Add(path);
                continue;
            }

            wayDown.Add(real);
            Walk(path + '/', wayDown, paths);
            wayDown.RemoveAt(wayDown.Count - 1);
        }
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static FileSystemEnumerable<(string Name, bool IsFolder, bool IsLink)> Children(string folder) => new(
        folder,
        (ref FileSystemEntry entry) => (
            entry.FileName.ToString(),
            entry.IsDirectory,
            // Asked of folders alone: it costs a call to the system for each file.
            entry.IsDirectory && entry.Attributes.HasFlag(FileAttributes.ReparsePoint)),
        new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false });
}

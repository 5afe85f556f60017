using RobustBench.Data.Trees;

namespace RobustBench.Importing;

/// <summary>A CSV file that is imported, in a folder or in an archive.</summary>
/// <param name="Place">How messages name it.</param>
/// <param name="Path">Its path with <c>/</c>, from the file system's root or, in an archive, with the archive's path before it.</param>
/// <param name="Read">Gives its bytes.</param>
internal sealed record SourceFile(string Place, string Path, Func<byte[]> Read)
{
    private const string Ending = ".csv";

    /// <summary>The file's name without its folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path of the folder that it lies in.</summary>
    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>The CSV files that paths name: each a CSV file, a folder, or a zip archive, the last two with all below them. In the order of the paths, each file once.</summary>
    /// <exception cref="InputException">A path names nothing that can be read, or no CSV file.</exception>
    public static IEnumerable<SourceFile> Find(IEnumerable<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in Below(path))
            {
                if (seen.Add(file.Path)) yield return file;
            }
        }
    }

    private static IEnumerable<SourceFile> Below(string path)
    {
        var whole = System.IO.Path.GetFullPath(path).Replace('\\', '/').TrimEnd('/');
        if (Directory.Exists(path)) return In(new FolderTree(path), whole);
        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return In(new ZipTree(path), whole);
        return [new SourceFile(path, whole, () => ReadFile(path))];
    }

    private static IEnumerable<SourceFile> In(FileTree tree, string root)
    {
        using (tree)
        {
            var files = tree.List()
                .Where(file => file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && !file.Split('/').Any(part => ImageFile.IsHidden(part)))
                .Order(StringComparer.Ordinal)
                .ToList();
            if (files.Count == 0) throw new InputException(OneLine.Of($"{tree.Root}: it holds no file that ends in {Ending}"));
            foreach (var file in files)
            {
                yield return new SourceFile(tree.Place(file), $"{root}/{file}", () => tree.Read(file));
            }
        }
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return RegularFile.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(OneLine.Of($"{path}: it can't be read: {error.Message}"), error);
        }
    }
}

namespace RobustBench.Data.Trees;

/// <summary>Opens what a path names: a folder, or an archive by its ending.</summary>
internal static class FileTrees
{
    /// <summary>The tree; the caller owns it.</summary>
    /// <exception cref="InputException">It can't be read, or is neither a folder nor such an archive.</exception>
    public static FileTree Open(string path)
    {
        if (Directory.Exists(path)) return new FolderTree(path);
        if (EndsWith(".zip")) return new ZipTree(path);
        if (EndsWith(".tar")) return new TarTree(path);
        if (EndsWith(".tar.gz") || EndsWith(".tgz")) return new TarGzTree(path);
        throw new InputException(OneLine.Of($"{path}: is neither a folder nor an archive that ends in .zip, .tar, .tar.gz or .tgz"));

        bool EndsWith(string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
    }
}

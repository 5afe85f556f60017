namespace RobustBench.Data.Trees;

/// <summary>Absolute paths without links.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows in one path.</summary>
    private const int MostLinks = 40;

    /// <summary>The path with every link on it replaced by what it leads to; null where the links never end.</summary>
    /// <param name="path">An absolute path.</param>
    public static string? Of(string path)
    {
        var links = 0;
        return Follow(Path.TrimEndingDirectorySeparator(path), ref links);
    }

    private static string? Follow(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } above) return path;
        if (Follow(above, ref links) is not { } realAbove) return null;
        var real = Path.Join(realAbove, Path.GetFileName(path));
        if (new FileInfo(real).LinkTarget is not { } target) return real;
        return ++links > MostLinks ? null : Follow(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, realAbove)), ref links);
    }
}

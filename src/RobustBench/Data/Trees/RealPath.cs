namespace RobustBench.Data.Trees;

/// <summary>Absolute paths without links.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows in one path.</summary>
    private const int MostLinks = 40;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The path with every link on it replaced by what it leads to; null where the links never end.</summary>
    /// <param name="path">An absolute path.</param>
    public static string? Of(string path)
    {
        var (real, links) = ("", 0);
        var ahead = new Stack<string>();
        Enter(path);
        while (ahead.TryPop(out var part))
        {
            var next = part == ".." ? Path.GetDirectoryName(real) ?? real : Path.Join(real, part);
            if (part == ".." || new FileInfo(next).LinkTarget is not { } target) real = next;
            else if (++links > MostLinks) return null;
            else Enter(target);
        }

        return real;

        void Enter(string target)
        {
            var root = Path.GetPathRoot(target) ?? "";
            if (root.Length > 0) real = root;
            foreach (var part in target[root.Length..].Split(Separators).Where(part => part is not ("" or ".")).Reverse()) ahead.Push(part);
        }
    }
}

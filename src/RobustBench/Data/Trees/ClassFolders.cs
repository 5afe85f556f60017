namespace RobustBench.Data.Trees;

/// <summary>The images of a tree that has one folder for each class, as torchvision's <c>ImageFolder</c> reads it: <c>CLASS/…/FILE</c>.</summary>
internal sealed class ClassFolders
{
    private readonly LeftOut _others = new($"files left out, since they do not end as images do ({string.Join(", ", ImageFile.Extensions)})");
    private readonly LeftOut _loose = new("images left out, since they lie in no folder of a class");

    private ClassFolders(FileTree tree)
    {
        var visible = tree.List().Where(path => !path.Split('/').Any(part => ImageFile.IsHidden(part))).ToList();
        // Archives often hold one folder that holds everything; it is no class.
        Top = tree.IsArchive ? CommonTop(visible) : "";
        foreach (var path in visible.Select(path => path[Top.Length..])) Add(path);
        if (Images.Count == 0) throw new InputException(OneLine.Of($"{tree.Root}: it holds no images in folders of their classes: {Mend}"));
    }

    /// <summary>The folder of the tree that holds the class folders, with <c>/</c> at its end; empty for the root.</summary>
    public string Top { get; }

    /// <summary>The images, by their paths below <see cref="Top"/>, with the names of their class folders.</summary>
    public List<(string Path, string Class)> Images { get; } = [];

    /// <summary>What was left out, one line for each reason.</summary>
    public IReadOnlyList<string> Notices => [.. _others.Notices, .. _loose.Notices];

    private string Mend => _loose.Count > 0
        ? $"{_loose.Count} lie directly in it, such as `{_loose.First}`; give it an `index`, or move them"
        : $"they would be CLASS/FILE, ending in {string.Join(", ", ImageFile.Extensions)}";

    /// <summary>Finds the images.</summary>
    /// <exception cref="InputException">There are none.</exception>
    public static ClassFolders Of(FileTree tree) => new(tree);

    private void Add(string path)
    {
        var end = path.IndexOf('/', StringComparison.Ordinal);
        if (!ImageFile.HasExtension(path)) _others.Add(path);
        else if (end < 0) _loose.Add(path);
        else Images.Add((path, path[..end]));
    }

    private static string CommonTop(List<string> paths)
    {
        if (paths.Count == 0 || paths[0].IndexOf('/', StringComparison.Ordinal) is not (> 0 and var end)) return "";
        var top = paths[0][..(end + 1)];
        return paths.TrueForAll(path => path.StartsWith(top, StringComparison.Ordinal))
            && paths.Exists(path => path.IndexOf('/', top.Length) >= 0) ? top : "";
    }
}

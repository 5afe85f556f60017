namespace RobustBench.Data.Trees;

/// <summary>The images that an index names, in its order.</summary>
/// <param name="File">The index's path.</param>
/// <param name="Columns">The names of its further columns.</param>
/// <param name="Rows">The images.</param>
internal sealed record ImageIndex(string File, IReadOnlyList<string> Columns, IReadOnlyList<ImageIndexRow> Rows)
{
    private const string MaskColumn = "mask";

    /// <summary>The path of each image's mask, from the column <c>mask</c>; null where it has none.</summary>
    /// <param name="tree">The files.</param>
    /// <exception cref="InputException">There is no such file.</exception>
    public IEnumerable<string?> Masks(FileTree tree)
    {
        var column = Columns.ToList().FindIndex(name => name.Equals(MaskColumn, StringComparison.OrdinalIgnoreCase));
        return Rows.Select(row => column < 0 || row.Further[column].Length == 0 ? null : Mask(tree, row, row.Further[column]));
    }

    private string Mask(FileTree tree, ImageIndexRow row, string path) => TreePath.Normal(path) is { } normal && tree.Contains(normal)
        ? normal
        : throw new InputException(OneLine.Of($"{File}:{row.Line}: there is no file `{path}` in {tree.Root}, the mask of `{row.Path}`"));
}

/// <summary>An image of an index.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Path">Its path relative to the root of the tree, in its one form.</param>
/// <param name="Label">Its label.</param>
/// <param name="Further">The values of the further columns.</param>
internal sealed record ImageIndexRow(int Line, string Path, string Label, IReadOnlyList<string> Further);

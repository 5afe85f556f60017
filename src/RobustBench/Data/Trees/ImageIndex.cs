namespace RobustBench.Data.Trees;

/// <summary>The images that an index names, in its order.</summary>
/// <param name="File">The index's path.</param>
/// <param name="Columns">The names of its further columns.</param>
/// <param name="Rows">The images.</param>
internal sealed record ImageIndex(string File, IReadOnlyList<string> Columns, IReadOnlyList<ImageIndexRow> Rows);

/// <summary>An image of an index.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Path">Its path relative to the root of the tree, in its one form.</param>
/// <param name="Label">Its label.</param>
/// <param name="Further">The values of the further columns.</param>
internal sealed record ImageIndexRow(int Line, string Path, string Label, IReadOnlyList<string> Further);

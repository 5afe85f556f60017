namespace RobustBench.Data.Trees;

/// <summary>Further columns that a set reads from the names of its files.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Read">Their values, from the image's path, the name of its class's folder, and its place for messages; throws <see cref="InputException"/> where the name is wrong.</param>
internal sealed record FileNameColumns(IReadOnlyList<string> Columns, Func<string, string, string, IReadOnlyList<string>> Read);

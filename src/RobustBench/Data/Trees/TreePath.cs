namespace RobustBench.Data.Trees;

/// <summary>Paths of files relative to the root of a tree.</summary>
internal static class TreePath
{
    /// <summary>The path without empty parts and <c>.</c>, so that a file has one path; null where it has no name or leaves the root.</summary>
    public static string? Normal(string path)
    {
        var parts = path.Split('/').Where(part => part is not ("" or ".")).ToList();
        return parts.Count == 0 || parts.Contains("..") ? null : string.Join('/', parts);
    }
}

namespace RobustBench.Suites;

/// <summary>Files that a suite names: relative ones start at the suite's folder.</summary>
internal static class Paths
{
    /// <summary>The absolute path of a file; a problem where it does not exist.</summary>
    public static string Resolve(ScalarNode text, string folder, Problems problems)
    {
        if (text.Text.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add(text.Place, "a path can't hold a zero character");
            return text.Text;
        }

        var path = Path.GetFullPath(text.Text, folder);
        if (Directory.Exists(path)) problems.Add(text.Place, $"{path} is a folder, and must be a file");
        else if (!File.Exists(path)) problems.Add(text.Place, $"there is no file {path}");
        return path;
    }
}

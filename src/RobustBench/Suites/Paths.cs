namespace RobustBench.Suites;

/// <summary>Files and folders that a suite names: relative ones start at the suite's folder.</summary>
internal static class Paths
{
    /// <summary>The absolute path of a file; a problem where it does not exist.</summary>
    public static string Resolve(ScalarNode text, string folder, Problems problems)
    {
        if (Absolute(text, folder, problems) is not { } path) return text.Text;
        if (Directory.Exists(path)) problems.Add(text.Place, $"{path} is a folder, and must be a file");
        else if (!File.Exists(path)) problems.Add(text.Place, $"there is no file {path}");
        return path;
    }

    /// <summary>The absolute path of a folder; a problem where it does not exist.</summary>
    public static string ResolveFolder(ScalarNode text, string folder, Problems problems)
    {
        if (Absolute(text, folder, problems) is not { } path) return text.Text;
        if (File.Exists(path)) problems.Add(text.Place, $"{path} is a file, and must be a folder");
        else if (!Directory.Exists(path)) problems.Add(text.Place, $"there is no folder {path}");
        return path;
    }

    private static string? Absolute(ScalarNode text, string folder, Problems problems)
    {
        if (!text.Text.Contains('\0', StringComparison.Ordinal)) return Path.TrimEndingDirectorySeparator(Path.GetFullPath(text.Text, folder));
        problems.Add(text.Place, "a path can't hold a zero character");
        return null;
    }
}

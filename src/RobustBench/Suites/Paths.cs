namespace RobustBench.Suites;

/// <summary>Files and folders that a suite names: relative ones start at the suite's folder.</summary>
internal static class Paths
{
    /// <summary>The absolute path of a file; a problem, and null, where it does not exist.</summary>
    public static string? Resolve(ScalarNode text, string folder, Problems problems) => Absolute(text, folder, problems) switch
    {
        { } path when Directory.Exists(path) => Refuse($"{path} is a folder, and must be a file", text, problems),
        { } path when !File.Exists(path) => Refuse($"there is no file {path}", text, problems),
        var path => path,
    };

    /// <summary>The absolute path of a folder; a problem, and null, where it does not exist.</summary>
    public static string? ResolveFolder(ScalarNode text, string folder, Problems problems) => Absolute(text, folder, problems) switch
    {
        { } path when File.Exists(path) => Refuse($"{path} is a file, and must be a folder", text, problems),
        { } path when !Directory.Exists(path) => Refuse($"there is no folder {path}", text, problems),
        var path => path,
    };

    /// <summary>The absolute path of a folder or file; a problem, and null, where it does not exist.</summary>
    public static string? ResolveAny(ScalarNode text, string folder, Problems problems) => Absolute(text, folder, problems) switch
    {
        { } path when !File.Exists(path) && !Directory.Exists(path) => Refuse($"there is no folder or file {path}", text, problems),
        var path => path,
    };

    private static string? Absolute(ScalarNode text, string folder, Problems problems) => text.Text.Contains('\0', StringComparison.Ordinal)
        ? Refuse("a path can't hold a zero character", text, problems)
        : Path.TrimEndingDirectorySeparator(Path.GetFullPath(text.Text, folder));

    private static string? Refuse(string fault, ScalarNode text, Problems problems)
    {
        problems.Add(text.Place, fault);
        return null;
    }
}

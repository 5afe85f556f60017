using System.Security.Cryptography;

namespace RobustBench.Models;

/// <summary>Keeps a changed native library in a folder from one start of the program to the next.</summary>
internal static class PatchedCopy
{
    /// <summary>The user's cache folder for this program, or nothing where the user has none.</summary>
    /// <remarks>Source: XDG Base Directory Specification, which has relative paths ignored.</remarks>
    public static string? CacheFolder(Func<string, string?> environment)
    {
        if (environment("XDG_CACHE_HOME") is { } cache && Path.IsPathFullyQualified(cache))
            return Path.Combine(cache, "robustbench");
        if (environment("HOME") is { } home && Path.IsPathFullyQualified(home))
            return Path.Combine(home, ".cache", "robustbench");
        return null;
    }

    /// <summary>The path of a file in the folder that holds exactly these bytes.</summary>
    /// <remarks>
    /// What lies there already is compared byte by byte and replaced if it was damaged. A file appears whole or not at
    /// all, so that concurrent starts are safe: the last one wins with the same bytes.
    /// </remarks>
    /// <exception cref="IOException">The folder or the file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be made.</exception>
    public static string Keep(string folder, string name, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}-{name}");
        if (Holds(path, content))
            return path;

        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return path;
    }

    private static bool Holds(string path, ReadOnlySpan<byte> content)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }
}

namespace RobustBench;

/// <summary>
/// Reads files that a user named. A file of length 0 is never opened: pipes and devices have that length, and opening a
/// pipe waits until somebody writes into it. So both read as empty files.
/// </summary>
internal static class RegularFile
{
    /// <summary>What the path names, all links followed.</summary>
    /// <exception cref="IOException">The links never end.</exception>
    public static FileInfo Follow(string path)
    {
        var file = new FileInfo(path);
        return file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
    }

    /// <summary>Whether the file has no bytes, or is no regular file.</summary>
    /// <exception cref="IOException">It can't be found.</exception>
    public static bool IsEmpty(string path) => Follow(path).Length == 0;

    /// <summary>The whole file.</summary>
    /// <exception cref="IOException">It can't be found or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAllBytes(string path) => IsEmpty(path) ? [] : File.ReadAllBytes(path);

    /// <summary>The file as a stream.</summary>
    /// <exception cref="IOException">It can't be found or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Stream OpenRead(string path) => IsEmpty(path) ? Stream.Null : File.OpenRead(path);
}

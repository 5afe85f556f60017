namespace RobustBench.Data.Trees;

/// <summary>Which files of a tree are images, and how large one may be.</summary>
internal static class ImageFile
{
    /// <summary>An image file of more bytes is not read: it is no photograph but an accident or an attack.</summary>
    public const int LargestMebibytes = 256;

    /// <summary>The endings of image files, whatever their case; which format a file has, its content decides.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"];

    /// <summary>Whether the path ends as an image file's does.</summary>
    public static bool HasExtension(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file or folder of this name is left out without a word: what file managers and archivers leave behind.</summary>
    public static bool IsHidden(ReadOnlySpan<char> name) => name.StartsWith('.') || name is "__MACOSX";

    /// <summary>Checks the length of an image file before it is read.</summary>
    /// <exception cref="InputException">It is empty (as pipes and devices are) or too large; the message does not name it.</exception>
    public static void RequireLength(long length)
    {
        if (length <= 0) throw new InputException("it is empty, or no regular file");
        if (length > (long)LargestMebibytes << 20)
            throw new InputException($"its {length} bytes are more than the {LargestMebibytes} MiB that an image file may have");
    }
}

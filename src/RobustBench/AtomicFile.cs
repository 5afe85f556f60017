namespace RobustBench;

/// <summary>
/// Writes files that appear whole or not at all, whatever moment the process or the machine dies at, and however many
/// processes write the same file.
/// </summary>
internal static class AtomicFile
{
    /// <summary>The ending of files that are still being written; no reader opens one.</summary>
    public const string TemporaryEnding = ".tmp";

    /// <summary>Writes beside <paramref name="path"/>, flushes to the disk, then takes the name.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // Open until it has its name: RemoveAbandoned takes a file that nobody holds open for one whose writer died.
        using var stream = CreateTemporary(path);
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            File.Move(stream.Name, path, overwrite: true);
        }
        catch
        {
            File.Delete(stream.Name);
            throw;
        }
    }

    /// <summary>Writes unless the file has this content already, so that an unchanged file keeps its time.</summary>
    public static void WriteIfChanged(string path, byte[] content)
    {
        if (!File.Exists(path) || !content.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            Write(path, stream => stream.Write(content));
    }

    /// <summary>Removes what processes that died while writing left in a folder and below it, and no other temporary file.</summary>
    public static void RemoveAbandoned(string folder)
    {
        if (!Directory.Exists(folder)) return;
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(folder, "*" + TemporaryEnding, everywhere).Where(IsOurs))
        {
            try
            {
                using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Its writer is at work or has just finished or removed it, or the file is another user's.
            }
        }
    }

    /// <summary>A new file beside <paramref name="path"/> that nobody takes for abandoned.</summary>
    private static FileStream CreateTemporary(string path)
    {
        const int Attempts = 10;
        for (var attempt = 1; ; attempt++)
        {
            // A process id would not do: machines that share a folder may have two processes of the same id.
            var temporary = $"{path}.{Guid.NewGuid():N}{TemporaryEnding}";
            try
            {
                var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
                // Creating a file and holding it are two steps; between them another process may have removed it.
                if (File.Exists(temporary)) return stream;
                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Another process was about to remove it, and held it; what else is wrong is so at the last attempt, too.
            }
        }
    }

    /// <summary>Whether <see cref="Write"/> made the name: the user may keep temporary files of their own in the folder.</summary>
    private static bool IsOurs(string path)
    {
        var unique = Path.GetExtension(path.AsSpan(0, path.Length - TemporaryEnding.Length));
        return unique.StartsWith('.') && Guid.TryParseExact(unique[1..], "N", out _);
    }
}

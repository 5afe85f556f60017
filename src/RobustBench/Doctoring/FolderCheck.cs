using RobustBench.Models;

namespace RobustBench.Doctoring;

/// <summary>The folders that a run writes to: that it may, and that there is room.</summary>
internal static class FolderCheck
{
    private const long FewBytes = 1L << 30, TooFewBytes = 32L << 20;

    /// <summary>The results folder; without it there is no run.</summary>
    public static Finding Results(string folder) =>
        Look("results folder", folder, Finding.Fault, "choose another folder with --results, or make this one writable");

    /// <summary>The user's cache folder; nothing where the program needs none.</summary>
    public static IEnumerable<Finding> Cache(Func<string, string?> environment)
    {
        const string Name = "cache folder", Mend = "set XDG_CACHE_HOME to a folder in which files may be written and run";
        if (!OperatingSystem.IsLinux()) yield break;
        yield return PatchedCopy.CacheFolder(environment) is { } folder
            ? Look(Name, folder, Finding.Warning, Mend)
            : Finding.Warning(Name, "there is none, since neither XDG_CACHE_HOME nor HOME names one", Mend);
    }

    /// <summary>The temporary folder, which serves where there is no cache folder.</summary>
    public static Finding Temporary() =>
        Look("temporary folder", Path.GetTempPath(), Finding.Warning, "set TMPDIR to a folder in which files may be written and run");

    private static Finding Look(string name, string folder, Func<string, string, string, Finding> refuse, string mend) => Guard.Look(name, mend, () =>
    {
        var path = Path.GetFullPath(folder);
        var existing = NearestExisting(path);
        if (!Directory.Exists(existing)) return refuse(name, $"{path}: {existing} is no folder", mend);
        try
        {
            Write(existing);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The message of a denial says no more, and names a file that is none of the user's.
            var cause = error is UnauthorizedAccessException ? "access is denied" : error.Message;
            return refuse(name, $"{path}: {existing} can't be written to: {cause}", mend);
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        var text = $"{path}: writable, {Bytes.Text(free)} free";
        return free switch
        {
            < TooFewBytes => refuse(name, text, $"make room there: {mend}"),
            < FewBytes => Finding.Warning(name, text, $"make room there: {mend}"),
            _ => Finding.Ok(name, text),
        };
    });

    /// <summary>The path itself, or the first above it that is there, be it what it may.</summary>
    private static string NearestExisting(string path)
    {
        while (!Path.Exists(path) && new FileInfo(path).LinkTarget is null && Path.GetDirectoryName(path) is { } parent) path = parent;
        return path;
    }

    private static void Write(string folder)
    {
        var file = Path.Combine(folder, $".robustbench-{Guid.NewGuid():N}");
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        stream.WriteByte(0);
    }
}

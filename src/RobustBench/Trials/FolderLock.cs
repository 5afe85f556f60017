namespace RobustBench.Trials;

/// <summary>
/// Lets one process at a time change what all shards of a run share: run.json, tables and plots. The lock is a file that
/// stays, because a process that waits for a file which another removes would get a lock on nothing.
/// </summary>
internal static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the lock of a results folder, which is held until the result is disposed or the process dies.</summary>
    /// <exception cref="IOException">The folder can't be written to, or another process holds the lock for minutes.</exception>
    public static IDisposable Take(string results)
    {
        Directory.CreateDirectory(results);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(Path.Combine(results, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}

namespace RobustBench.Data.Trees;

/// <summary>
/// Files that a forward reader passed on its way to a later one, kept for the threads that are about to ask for them.
/// Of too many the oldest are forgotten.
/// </summary>
internal sealed class PassedFiles
{
    /// <summary>The most bytes that are kept.</summary>
    public const int MostBytes = 256 << 20;

    /// <summary>More than the threads that may run ahead of a slow one.</summary>
    private const int MostFiles = 256;

    private readonly OrderedDictionary<int, byte[]> _files = [];
    private long _bytes;

    /// <summary>Keeps a file.</summary>
    public void Keep(int position, byte[] bytes)
    {
        _files.Add(position, bytes);
        _bytes += bytes.Length;
        while (_files.Count > MostFiles || _bytes > MostBytes)
        {
            _bytes -= _files.GetAt(0).Value.Length;
            _files.RemoveAt(0);
        }
    }

    /// <summary>Gives a file away, or null where it is not kept.</summary>
    public byte[]? Take(int position)
    {
        if (!_files.Remove(position, out var bytes)) return null;
        _bytes -= bytes.Length;
        return bytes;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _files.Clear();
        _bytes = 0;
    }
}

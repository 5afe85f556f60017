namespace RobustBench.Data.Trees;

/// <summary>A file in a tar archive.</summary>
/// <param name="Position">The number of its entry, from 0.</param>
/// <param name="Length">Bytes.</param>
internal sealed record TarFile(int Position, long Length)
{
    /// <summary>Where its data start in the archive; below 0 where the archive can't be read at any place.</summary>
    public long Offset { get; init; }

    /// <summary>Why it can't be read, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether this is a second name of a file before it.</summary>
    public bool IsHardLink { get; init; }
}

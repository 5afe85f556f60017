namespace RobustBench.Data.Trees;

/// <summary>Counts files that are left out for one reason, and says so in one line that names the first of them.</summary>
/// <param name="reason">Such as <c>left out, since they are no images</c>.</param>
internal sealed class LeftOut(string reason)
{
    /// <summary>The files that were left out.</summary>
    public int Count { get; private set; }

    /// <summary>The ordinally least of them.</summary>
    public string? First { get; private set; }

    /// <summary>The line, or none where nothing was left out.</summary>
    public IReadOnlyList<string> Notices => First is null ? [] : [OneLine.Of($"{reason}: {Count}, the first `{First}`")];

    /// <summary>Counts a file; whatever the order they come in.</summary>
    public void Add(string path)
    {
        Count++;
        if (First is null || string.CompareOrdinal(path, First) < 0) First = path;
    }
}

namespace RobustBench.Data.Trees;

/// <summary>What an archive's first bytes say about its format, for those who named the wrong kind.</summary>
internal static class ArchiveFormat
{
    private static readonly (byte[] Start, string Format, string? Kind)[] Known =
    [
        ([0x1F, 0x8B], "gzip", "tar.gz"),
        ([(byte)'P', (byte)'K'], "zip", "zip"),
        ([(byte)'B', (byte)'Z', (byte)'h'], "bzip2", null),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "xz", null),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard", null),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "7z", null),
    ];

    /// <summary>Lists an archive; an error names it, and the kind that it seems to be of.</summary>
    /// <exception cref="InputException">It can't be listed.</exception>
    public static T List<T>(string path, string kind, Func<T> list)
    {
        try
        {
            return list();
        }
        catch (InputException problem)
        {
            throw new InputException(OneLine.Of($"{path}: {problem.Message}{Hint(path, kind)}"), problem);
        }
    }

    private static string Hint(string path, string kind)
    {
        using var file = StoredFile.Open(path);
        var start = new byte[8];
        file.Fill(start, offset: 0);
        var found = Known.FirstOrDefault(known => start.AsSpan().StartsWith(known.Start));
        return found switch
        {
            (null, _, _) => kind == "tar.gz" ? "; it does not begin as gzip does: a plain archive is `kind: tar`" : "",
            (_, var format, { } other) when other != kind => $"; it begins as {format} does: say `kind: {other}`",
            (_, var format, null) => $"; it begins as {format} does, which is not read: unpack it, or pack it as tar.gz",
            _ => "",
        };
    }
}

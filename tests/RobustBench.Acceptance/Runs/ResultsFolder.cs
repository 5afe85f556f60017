namespace RobustBench.Acceptance.Runs;

/// <summary>What a results folder holds, file by file.</summary>
internal static class ResultsFolder
{
    /// <summary>The trial parts with the times of their last writing; empty where there are none yet.</summary>
    public static Dictionary<string, DateTime> Parts(string results)
    {
        var trials = Path.Combine(results, "trials");
        if (!Directory.Exists(trials)) return [];
        return Directory.EnumerateFiles(trials, "part-*.parquet", SearchOption.AllDirectories).ToDictionary(path => path, File.GetLastWriteTimeUtc);
    }

    /// <summary>Asserts that two folders hold the same files of the same bytes, run.json and report.html, which shows it, apart: they alone hold times.</summary>
    public static void AssertSame(string expected, string actual)
    {
        var files = Files(expected);
        Assert.Equal(files, Files(actual));
        foreach (var file in files.Where(file => file is not ("run.json" or "report.html")))
            Assert.True(File.ReadAllBytes(Path.Combine(expected, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, file))), $"{file} differs");
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
}

namespace RobustBench.Acceptance;

/// <summary>The reference data: <c>$ROBUSTBENCH_REFERENCE</c>, or <c>shared/reference</c> beside the repository.</summary>
internal static class Reference
{
    /// <summary>The full path of a file; skips the test where the whole folder is absent, and fails where the file is.</summary>
    public static string File(string relativePath)
    {
        var folder = Environment.GetEnvironmentVariable("ROBUSTBENCH_REFERENCE") ?? Path.Combine(Root(), "..", "shared", "reference");
        Skip.IfNot(Directory.Exists(folder), $"no reference data at {Path.GetFullPath(folder)}: set ROBUSTBENCH_REFERENCE");
        var path = Path.Combine(folder, relativePath);
        Assert.True(System.IO.File.Exists(path), $"{path} is missing");
        return path;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "RobustBench.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no folder above the tests holds RobustBench.sln");
    }
}

namespace RobustBench.Tests;

/// <summary>Files of the repository that tests read where they lie.</summary>
internal static class Repository
{
    /// <summary>The path of a file or folder.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "RobustBench.sln")))
                return System.IO.Path.Combine(folder.FullName, relative);
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds RobustBench.sln.");
    }
}

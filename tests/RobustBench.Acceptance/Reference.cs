namespace RobustBench.Acceptance;

/// <summary>
/// The folder of real images, real weights and published numbers: named by ROBUSTBENCH_REFERENCE, else
/// <c>../shared/reference</c> beside the repository. Tests skip where it is absent; where it is there, a file it lacks fails them.
/// </summary>
internal static class Reference
{
    private const string Variable = "ROBUSTBENCH_REFERENCE";

    /// <summary>The folder, there or not.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.GetFullPath(Path.Combine(Repository(), "..", "shared", "reference"));

    /// <summary>Skips the calling test, which must be skippable, unless the folder is there.</summary>
    public static void Require() =>
        Skip.IfNot(Directory.Exists(Folder), $"the reference data are not in {Folder}; set {Variable} to their folder");

    /// <summary>The path of a file in the folder.</summary>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public static string File(string path)
    {
        Require();
        var file = Path.Combine(Folder, path);
        return System.IO.File.Exists(file) ? file : throw new FileNotFoundException($"The reference data lack {path}.", file);
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "RobustBench.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds RobustBench.sln.");
    }

    /// <summary>Skips a test that takes half a minute and shows again, on more data, what quicker ones show, unless <c>ROBUSTBENCH_SLOW=1</c> asks for it.</summary>
    public static void RequirePatience() =>
        Skip.IfNot(Environment.GetEnvironmentVariable("ROBUSTBENCH_SLOW") == "1", "it takes half a minute or more: ROBUSTBENCH_SLOW=1 runs it");
}

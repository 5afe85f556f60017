using System.Text;
using RobustBench.Suites;

namespace RobustBench.Fuzz;

/// <summary>The parsers that read what strangers may have written.</summary>
internal static class Targets
{
    public static IReadOnlyList<Target> All { get; } = [Suite()];

    private static Target Suite() => new(
        "suite",
        [.. new[] { Suites.Small, Suites.Full, Suites.Many, Suites.Wrong }.Select(Encoding.UTF8.GetBytes)],
        Bytes(
            "&a ", "*a", "!!binary ", "!x ", "- ", ": ", "{ ", " }", "[", "]", "'", "\"", "|\n  ", "\t", "# ", "---\n", "...\n", "%YAML 1.2\n", "<<: ",
            "${HOME}", "${X:-", "1e999", "-0", "1/0", "999999999999999999/7", "chain:", "level: [0, 0.1, 0.2, 0.3]", "\n  - ", "? ", "datasets:", "models:", "\u0085", "\uFEFF", "\0"),
        bytes => SuiteReader.Parse(Path.Combine(Suites.Folder.Value, "fuzz.yaml"), bytes, name => name == "HOME" ? "/" : null));

    private static byte[][] Bytes(params string[] words) => [.. words.Select(Encoding.UTF8.GetBytes)];
}

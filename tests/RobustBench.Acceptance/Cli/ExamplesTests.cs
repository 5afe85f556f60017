using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RobustBench.Acceptance.Cli;

/// <summary>The examples of the help texts, pasted into a shell at a copy of what they need of the repository.</summary>
public sealed partial class ExamplesTests : IDisposable
{
    private const string FromSource = "dotnet run -c Release --project src/RobustBench.Cli -- ";

    private readonly TemporaryFolder _repository = new();

    public ExamplesTests()
    {
        Directory.CreateDirectory(_repository["suites"]);
        foreach (var suite in Directory.GetFiles(Path.Combine(Reference.Repository(), "suites"), "*.yaml"))
            File.Copy(suite, _repository[$"suites/{Path.GetFileName(suite)}"]);
        Directory.CreateDirectory(_repository["bin"]);
        _repository.Write("bin/robustbench", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "robustbench.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_repository["bin/robustbench"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => _repository.Dispose();

    [SkippableFact]
    public void Every_example_works_when_pasted()
    {
        Skip.If(OperatingSystem.IsWindows(), "the examples are pasted into a shell");
        Reference.Require();
        var help = Shell("robustbench --help");
        var verbs = VerbLine().Matches(help).Select(match => match.Groups[1].Value).ToList();

        var examples = verbs.Select(verb => Shell($"robustbench {verb} --help")).Prepend(help).SelectMany(Examples).Distinct().ToList();

        Assert.All(verbs, verb => Assert.Contains(examples, example => example.StartsWith($"robustbench {verb}", StringComparison.Ordinal)));
        foreach (var example in examples) Shell(example);
    }

    /// <summary>The lines below "Example"; what runs the program from its source has run it already.</summary>
    private static IEnumerable<string> Examples(string help) => help[help.LastIndexOf("\nExample", StringComparison.Ordinal)..]
        .Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal))
        .Select(line => line.Trim().Replace(FromSource, "robustbench ", StringComparison.Ordinal));

    private string Shell(string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            WorkingDirectory = _repository["."],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_repository["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["ROBUSTBENCH_REFERENCE"] = Reference.Folder;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), $"{line}: does not end");
        Assert.True(process.ExitCode == 0, $"{line}: exit code {process.ExitCode}: {errors.Result}");
        return output.Result;
    }

    [GeneratedRegex(@"(?<=\nCommands:\n(?:  .*\n)*)  ([a-z]+) .*\n")]
    private static partial Regex VerbLine();
}

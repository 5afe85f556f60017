using System.Diagnostics;

namespace RobustBench.Tests.Cli;

/// <summary>The command line as a process of its own.</summary>
internal sealed record Program(int ExitCode, string Output, string Errors)
{
    public static Program Run(params string[] arguments) => Run(_ => { }, [], arguments);

    /// <summary>Runs the program; <paramref name="meanwhile"/> sees it right after its start.</summary>
    public static Program Run(Action<Process> meanwhile, (string Name, string Value)[] environment, params string[] arguments) =>
        Run(Path.Combine(AppContext.BaseDirectory, "robustbench.dll"), meanwhile, environment, arguments);

    /// <summary>Runs the program at another place.</summary>
    public static Program RunAt(string program, params string[] arguments) => Run(program, _ => { }, [], arguments);

    private static Program Run(string program, Action<Process> meanwhile, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        meanwhile(process);
        Assert.True(process.WaitForExit(60_000), "the program did not end within a minute");
        return new Program(process.ExitCode, output.Result, errors.Result);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace RobustBench.Acceptance.Runs;

/// <summary>The program as a child process, as a user starts it.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Task<string> _output, _errors;

    private ChildProcess(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "robustbench.dll"), .. arguments])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        (_output, _errors) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Starts it and does not wait.</summary>
    public static ChildProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Runs it to its end, which must be a good one.</summary>
    public static (string Output, TimeSpan Time, long PeakKilobytes) Run(params string[] arguments)
    {
        using var child = new ChildProcess(arguments);
        var peak = 0L;
        while (!child._process.WaitForExit(Pause))
        {
            Assert.True(child._time.Elapsed < Patience, $"robustbench {string.Join(' ', arguments)} does not end");
            peak = Math.Max(peak, child.PeakKilobytes());
        }

        var time = child._time.Elapsed;
        child._process.WaitForExit();
        Assert.True(child._process.ExitCode == 0, $"exit code {child._process.ExitCode}: {child._errors.Result}{child._output.Result}");
        return (child._output.Result, time, peak);
    }

    /// <summary>Waits until something has come about; false where the process ended first.</summary>
    public bool WaitUntil(Func<bool> happened)
    {
        while (!happened())
        {
            if (_process.WaitForExit(Pause)) return false;
            Assert.True(_time.Elapsed < Patience, "the run neither gets there nor ends");
        }

        return true;
    }

    /// <summary>Ends it at once (SIGKILL), where it still runs.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    /// <summary>The most memory it has had so far; 0 where the system does not say.</summary>
    private long PeakKilobytes()
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..^" kB".Length], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using RobustBench.Tests.Running;

namespace RobustBench.Tests.Cli;

public sealed class ProgramTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [SkippableFact]
    public void Help_is_no_error_and_needs_no_libtorch()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the loader's own account of what it opens");

        var program = Program.Run(_ => { }, [("LD_DEBUG", "files")], "run", "--help");

        Assert.Equal(0, program.ExitCode);
        Assert.Contains("--batch-size", program.Output, StringComparison.Ordinal);
        Assert.Matches(@"calling init: \S*libcoreclr\.so", program.Errors);
        Assert.DoesNotMatch(@"calling init: \S*(libtorch\w*|libLibTorchSharp|libc10)\.so", program.Errors);
    }

    [Fact]
    public void A_run_prints_its_table_to_standard_output_and_the_rest_to_standard_error()
    {
        var program = Run();

        Assert.Equal(0, program.ExitCode);
        Assert.Equal(File.ReadAllText(_tiny.File("results/matrix.md")), program.Output);
        Assert.Contains("6 cells, 0 of them done already", program.Errors, StringComparison.Ordinal);
        AssertPlain(program);
    }

    [Fact]
    public void Report_rebuilds_the_same_tables_and_export_writes_every_trial()
    {
        _tiny.Run();
        var content = _tiny.Content();
        foreach (var file in Directory.GetFiles(_tiny.File("results"))) File.Delete(file);

        var report = Program.Run("report", _tiny.File("results"));
        var export = Program.Run("export", _tiny.File("results"), "--format", "csv", "--to", _tiny.File("csv"));

        Assert.Equal((0, 0), (report.ExitCode, export.ExitCode));
        Assert.Equal(content, _tiny.Content());
        Assert.Equal(1 + (3 * TinySuite.Images), File.ReadAllLines(_tiny.File("csv/m.csv")).Length);
    }

    [Fact]
    public void Events_are_json_lines_on_standard_output()
    {
        var program = Run("--json", "--models", "m", "--conditions", "clean");

        AssertPlain(program);
        var events = program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["event"]!);
        Assert.Equal(["plan-ready", "part-done", "part-done", "part-done", "run-ended"], events);
    }

    [Theory]
    [InlineData("--shard", "3/2")]
    [InlineData("--limit", "0")]
    [InlineData("--threads", "x")]
    [InlineData("--batch-size", "0")]
    [InlineData("--precision", "fp8")]
    [InlineData("--models", "o")]
    [InlineData("--results", "")]
    public void A_wrong_option_is_bad_input(string option, string value)
    {
        var program = Run(option, value);

        Assert.Equal((2, ""), (program.ExitCode, program.Output));
        Assert.Contains(value.Length > 0 ? value : option, program.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_not_there_is_bad_input()
    {
        var program = Program.Run("run", _tiny.SuitePath, "--results", _tiny.File("results"), "--device", "tpu");

        Assert.Equal(2, program.ExitCode);
        Assert.Equal("--device tpu: write auto, cpu, cuda or cuda:N\nsee robustbench run --help\n", program.Errors);
    }

    [Fact]
    public void A_wrong_suite_is_bad_input_with_every_problem_on_a_line()
    {
        _tiny.Write(TinySuite.Yaml + "sed: 1\ngate: []\n");

        var program = Run();

        Assert.Equal((2, ""), (program.ExitCode, program.Output));
        Assert.Equal(
            $"{_tiny.SuitePath}:9:1: a suite has no key `sed`: did you mean `seed`?\n"
            + $"{_tiny.SuitePath}:10:7: `gate` is empty, and must be a list of limits such as {{ max_drop: 0.01, conditions: \"*\" }}\n",
            program.Errors);
    }

    [Fact]
    public void Results_that_can_not_be_written_are_bad_input()
    {
        File.WriteAllText(_tiny.File("results"), "a file");

        var program = Run();

        Assert.Equal(2, program.ExitCode);
        Assert.DoesNotContain("   at ", program.Errors, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void An_interrupted_run_ends_with_130_and_keeps_what_is_finished(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        Skip.If(signal == "INT" && IgnoresInterrupts(), "these tests run where SIGINT is ignored, as in a shell's background, and so would the program");
        // Far more work than is done before the signal arrives.
        _tiny.Write(TinySuite.Yaml.Replace("[0.1, 0.35]", $"[{string.Join(',', Enumerable.Range(1, 2000).Select(i => $"{i}/2000"))}]", StringComparison.Ordinal));

        var program = Program.Run(
            process =>
            {
                while (!process.HasExited && !Directory.Exists(_tiny.File("results/trials"))) Thread.Sleep(20);
                using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
                kill.WaitForExit();
            },
            [], "run", _tiny.SuitePath, "--results", _tiny.File("results"), "--device", "cpu", "--threads", "1");

        Assert.Equal(130, program.ExitCode);
        Assert.Contains("interrupted; what is finished is kept", program.Errors, StringComparison.Ordinal);
        Assert.True((bool)_tiny.RunJson()["runs"]![0]!["interrupted"]!);
        Assert.NotEmpty(Directory.EnumerateFiles(_tiny.File("results/trials"), "part-*.parquet", SearchOption.AllDirectories));
    }

    /// <summary>Whether this process ignores SIGINT, the second signal, which its children then do, too.</summary>
    private static bool IgnoresInterrupts() => OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    /// <summary>Lines without control characters, as a pipe or a file should get them.</summary>
    private static void AssertPlain(Program program) => Assert.All(
        new[] { program.Output, program.Errors },
        text => Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n'));

    private Program Run(params string[] options) =>
        Program.Run(["run", _tiny.SuitePath, "--results", _tiny.File("results"), "--device", "cpu", "--threads", "2", .. options]);
}

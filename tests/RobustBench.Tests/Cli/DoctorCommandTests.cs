using System.Text.Json.Nodes;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Cli;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_a_run_works_the_exit_code_says_so()
    {
        var program = Program.Run("doctor", "--results", _folder.File("results"));

        Assert.True((0, "") == (program.ExitCode, program.Errors), program.Output + program.Errors);
        Assert.EndsWith("a run works here\n", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_that_can_not_be_written_are_a_fault_with_its_mend()
    {
        File.WriteAllText(_folder.File("file"), "");

        var program = Program.Run("doctor", "--results", _folder.File("file/results"));

        Assert.Equal((2, ""), (program.ExitCode, program.Errors));
        Assert.Matches(@"(?m)^fault +results folder .* is no folder\n +mend: ", program.Output);
    }

    [Fact]
    public void Json_has_the_same_findings()
    {
        File.WriteAllText(_folder.File("file"), "");

        var text = Program.Run("doctor", "--results", _folder.File("file/results"));
        var program = Program.Run("doctor", "--results", _folder.File("file/results"), "--json");

        var json = JsonNode.Parse(program.Output)!;
        Assert.Equal((2, false), (program.ExitCode, (bool)json["works"]!));
        var findings = json["findings"]!.AsArray().Select(finding => $"{(string)finding!["status"]!} {(string)finding["name"]!}").ToList();
        Assert.Contains("fault results folder", findings);
        Assert.Equal(findings, text.Output.Split('\n')
            .Where(line => line.Length > 0 && line[0] != ' ' && !line.StartsWith("a run", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[..2])));
        Assert.All(json["findings"]!.AsArray(), finding => Assert.Equal((string)finding!["status"]! == "ok", finding["mend"] is null));
    }

    [SkippableFact]
    public void A_damaged_library_is_a_finding_and_the_others_are_still_looked_at()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the library's name is of Linux");
        const string Library = "libSkiaSharp.so";
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            var (name, copy) = (Path.GetFileName(file), _folder.File(Path.GetFileName(file)));
            if (name.StartsWith("robustbench.", StringComparison.Ordinal)) File.Copy(file, copy);
            else if (name != Library) File.CreateSymbolicLink(copy, file);
        }

        File.WriteAllText(_folder.File(Library), "no library");

        var program = Program.RunAt(_folder.File("robustbench.dll"), "doctor", "--results", _folder.File("results"));

        Assert.Equal((2, ""), (program.ExitCode, program.Errors));
        Assert.Matches($@"(?m)^fault +images .*{Library}: file too short", program.Output);
        Assert.Matches(@"(?m)^ok +ONNX Runtime ", program.Output);
        Assert.Matches(@"(?m)^ok +results folder ", program.Output);
    }

    [SkippableFact]
    public void Nothing_but_the_programs_own_copy_is_kept_in_the_users_cache()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the cache folder is of Linux");

        var program = Program.Run(_ => { }, [("XDG_CACHE_HOME", _folder.Path), ("HOME", _folder.Path)], "doctor", "--results", _folder.File("results"));

        Assert.Contains("ONNX Runtime", program.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Except(["robustbench"]));
    }
}

using RobustBench.Doctoring;
using RobustBench.Models;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Doctoring;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_the_tests_run_every_library_works_and_nothing_is_a_fault()
    {
        var findings = Doctor.Examine(_folder.File("results"));

        Assert.True(Doctor.Works(findings), string.Join('\n', findings));
        Assert.Distinct(findings.Select(finding => finding.Name));
        Assert.All(
            new[] { "runtime", "libtorch", "forward pass", "ONNX Runtime", "images", "results folder" },
            name => Assert.Equal(FindingStatus.Ok, findings.Single(finding => finding.Name == name).Status));
        Assert.All(findings, finding => Assert.Equal(finding.Status == FindingStatus.Ok, finding.Mend is null));
    }

    [Fact]
    public void An_examination_leaves_nothing_behind()
    {
        Doctor.Examine(_folder.File("results/deep"));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Results_below_a_file_are_a_fault()
    {
        File.WriteAllText(_folder.File("file"), "");

        var found = FolderCheck.Results(_folder.File("file/results"));

        Assert.Equal(FindingStatus.Fault, found.Status);
        Assert.EndsWith($"{_folder.File("file")} is no folder", found.Text, StringComparison.Ordinal);
        Assert.False(Doctor.Works([found]));
    }

    [SkippableFact]
    public void Results_at_a_link_to_nowhere_are_a_fault()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights there");
        File.CreateSymbolicLink(_folder.File("link"), _folder.File("nowhere"));

        Assert.Equal(FindingStatus.Fault, FolderCheck.Results(_folder.File("link/results")).Status);
    }

    [SkippableFact]
    public void Results_without_write_access_are_a_fault()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "modes do not bind this user");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var found = FolderCheck.Results(_folder.File("results"));

        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(FindingStatus.Fault, found.Status);
        Assert.Contains("can't be written to", found.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Results_where_nobody_can_write_are_a_fault()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc is of Linux");

        var found = FolderCheck.Results("/proc/results");

        Assert.Equal(FindingStatus.Fault, found.Status);
        Assert.StartsWith("/proc/results: /proc can't be written to", found.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Without_a_cache_folder_a_run_still_works()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the cache folder is of Linux");

        var none = Assert.Single(FolderCheck.Cache(_ => null));
        var file = Assert.Single(FolderCheck.Cache(_ => "/proc/version"));

        Assert.Equal((FindingStatus.Warning, FindingStatus.Warning), (none.Status, file.Status));
        Assert.True(Doctor.Works([none, file]));
    }

    [Theory]
    [InlineData(1L << 30, FindingStatus.Ok)]
    [InlineData((1L << 30) - 1, FindingStatus.Warning)]
    public void Little_memory_is_a_warning(long available, FindingStatus expected)
    {
        var found = MachineCheck.Memory(8L << 30, available);

        Assert.Equal(expected, found.Status);
        Assert.EndsWith(" of 8 GiB available", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, FindingStatus.Ok)]
    [InlineData(true, false, FindingStatus.Ok)]
    [InlineData(false, true, FindingStatus.Warning)]
    public void A_processor_without_the_usual_instructions_is_a_warning(bool usual, bool rare, FindingStatus expected) =>
        Assert.Equal(expected, MachineCheck.Processor(2, [("A", usual, true), ("B", rare, false)]).Status);

    [Fact]
    public void A_library_that_does_not_load_is_a_fault_with_the_loaders_words_on_one_line()
    {
        var refusal = new DllNotFoundException("Unable to load, and consider strace:\n/a/x.so: file too short\n/b/x.so: cannot open\n/b/x.so: cannot open\n");
        Finding Load() => throw new TypeInitializationException("X", refusal);

        var found = Guard.Look("x", "mend it", Load);

        Assert.Equal((FindingStatus.Fault, "/a/x.so: file too short; /b/x.so: cannot open", "mend it"), (found.Status, found.Text, found.Mend));
    }

    [SkippableFact]
    public void A_library_that_was_cut_short_is_found_before_it_ends_the_process()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the library is of Linux");
        var whole = File.ReadAllBytes(TorchNative.Find(TorchNative.Library)!);
        File.WriteAllBytes(_folder.File("whole.so"), whole);
        File.WriteAllText(_folder.File("text.so"), "the loader refuses this itself");
        Assert.Equal("none of 2 is cut short", LibraryFiles.Whole([_folder.Path, _folder.File("absent")]).Text);

        File.WriteAllBytes(_folder.File("one.so.1"), whole[..^1]);
        File.WriteAllBytes(_folder.File("two.so"), whole[..20_000]);
        var found = LibraryFiles.Whole([_folder.Path]);

        Assert.Equal(FindingStatus.Fault, found.Status);
        Assert.Equal([_folder.File("one.so.1"), _folder.File("two.so")], found.Text["cut short: ".Length..].Split(", ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(1L << 40, "1 TiB")]
    public void Amounts_are_in_the_largest_unit(long bytes, string expected) => Assert.Equal(expected, Bytes.Text(bytes));
}

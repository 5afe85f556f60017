using System.Text;
using RobustBench.Data;

namespace RobustBench.Tests.Data.Trees;

/// <summary>Folders as file systems really have them.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly Tree _tree = new();
    private readonly string _root;

    public FolderTests() => _root = _tree.Add("a/1.png").Add("b/2.png").Write("folder");

    public void Dispose() => _tree.Dispose();

    private string At(string path) => Path.Join(_root, path);

    private ImageSet Open() => Opened.Of("folder", ("path", _root));

    [Fact]
    public void Links_to_folders_and_files_are_followed()
    {
        Directory.CreateSymbolicLink(At("c"), "b");
        File.CreateSymbolicLink(At("a/link.png"), At("b/2.png"));

        using var images = Open();

        Assert.Equal(["a/1.png", "a/link.png", "b/2.png", "c/2.png"], images.Keys());
        Assert.All([1, 2, 3], i => Assert.Equal(Png.Planes(1), Planes.Of(images, i).Pixels));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../..")]
    [InlineData("../../..")]
    [InlineData("/")]
    [InlineData("../b/../a")]
    public void A_link_back_to_a_folder_above_it_is_left_out_in_one_line(string target)
    {
        Directory.CreateSymbolicLink(At("a/back"), target);

        using var images = Open();

        Assert.Equal(["a/1.png", "b/2.png"], images.Keys());
        Assert.Equal("links left out, since they lead back to a folder above them: 1, the first `a/back`", Assert.Single(images.Notices));
    }

    [Fact]
    public void Two_folders_that_link_to_each_other_end()
    {
        Directory.CreateSymbolicLink(At("a/b"), "../b");
        Directory.CreateSymbolicLink(At("b/a"), "../a");

        using var images = Open();

        Assert.Equal(["a/1.png", "a/b/2.png", "b/2.png", "b/a/1.png"], images.Keys());
        Assert.Equal("links left out, since they lead back to a folder above them: 2, the first `a/b/a`", Assert.Single(images.Notices));
    }

    [Fact]
    public void A_root_that_is_a_link_is_followed_and_its_loops_found()
    {
        Directory.CreateSymbolicLink(At("a/back"), _tree.File("other"));
        Directory.CreateSymbolicLink(_tree.File("other"), "root");

        using var images = Opened.Of("folder", ("path", _tree.File("other")));

        Assert.Equal(["a/1.png", "b/2.png"], images.Keys());
        Assert.Single(images.Notices);
    }

    [Fact]
    public void Files_that_can_not_be_read_fail_with_their_names_and_the_others_are_read()
    {
        File.CreateSymbolicLink(At("a/loop.png"), "loop.png");
        File.CreateSymbolicLink(At("a/nowhere.png"), "none.png");
        File.CreateSymbolicLink(At("a/device.png"), "/dev/zero");
        File.WriteAllBytes(At("a/empty.png"), []);
        Tree.MakePipe(At("a/pipe.png"));
        File.CreateSymbolicLink(At("a/pipe-link.png"), "pipe.png");

        using var images = Open();

        Assert.Equal(8, images.Count);
        Assert.All(["empty", "pipe", "pipe-link", "device"], name =>
            Assert.Equal($"{At($"a/{name}.png")}: it is empty, or no regular file", images.Failure($"a/{name}.png")));
        Assert.All(["loop", "nowhere"], name =>
            Assert.StartsWith($"{At($"a/{name}.png")}: it can't be read: ", images.Failure($"a/{name}.png"), StringComparison.Ordinal));
        Assert.Equal(Png.Planes(0), Planes.Of(images, 0).Pixels);
    }

    [SkippableFact]
    public void A_file_without_permission_fails_with_its_name()
    {
        Skip.If(Environment.IsPrivilegedProcess, "root may read everything");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(At("a/1.png"), UnixFileMode.None);
        using var images = Open();

        Assert.StartsWith($"{At("a/1.png")}: it can't be read: ", images.Failure("a/1.png"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_went_away_fails_with_its_name()
    {
        using var images = Open();
        File.Delete(At("a/1.png"));

        Assert.StartsWith($"{At("a/1.png")}: it can't be read: ", images.Failure("a/1.png"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_256_mebibytes_is_not_read()
    {
        using (var file = File.Create(At("a/huge.png"))) file.SetLength((256 << 20) + 1);
        using var images = Open();

        Assert.Equal(
            $"{At("a/huge.png")}: its 268435457 bytes are more than the 256 MiB that an image file may have", images.Failure("a/huge.png"));
    }

    [Fact]
    public void Names_are_kept_to_the_letter()
    {
        var (long255, composed, decomposed) = ($"{new string('x', 251)}.png", "a/\u00E9.png", "a/e\u0301.png");
        foreach (var name in new[] { $"a/{long255}", composed, decomposed, "a/new\nline.png", "a/ .png", "a/'\"&;.png" }) File.WriteAllBytes(At(name), Png.Bytes(9));

        using var images = Open();

        Assert.Equal(8, images.Keys().Distinct().Count());
        Assert.Superset(new HashSet<string>([$"a/{long255}", composed, decomposed, "a/new\nline.png", "a/ .png", "a/'\"&;.png"]), images.Keys().ToHashSet());
        Assert.All(Enumerable.Range(0, 7), i => Assert.Equal((4, 4), (Planes.Of(images, i).Height, Planes.Of(images, i).Width)));
    }

    [Fact]
    public void Messages_that_quote_names_stay_one_line()
    {
        File.WriteAllBytes(At("a/x\ny.png"), [1]);
        File.WriteAllText(At("a/\u001B[31m\r.txt"), "");

        using var images = Open();

        Assert.Contains(@"a/x\ny.png: it ", images.Failure("a/x\ny.png"), StringComparison.Ordinal);
        Assert.EndsWith(@"`a/\u001B[31m\r.txt`", Assert.Single(images.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_that_read_the_same_are_an_error()
    {
        // Neither byte is UTF-8, and .NET reads both as U+FFFD.
        foreach (byte letter in new byte[] { 0xFE, 0xFF }) MakeFile([.. Encoding.UTF8.GetBytes(At("a/")), letter, .. ".png"u8]);

        var problems = Opened.Problems("folder", ("path", _root));
        // .NET can't remove them either.
        Shell($"rm -r '{At("a")}'");

        Assert.Equal([$"{At("a/\uFFFD.png")}: there are two files of this name: names must be UTF-8"], problems);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_input_error() => Assert.StartsWith(
        $"{_tree.File("none")}: it can't be listed: ", Assert.Single(Opened.Problems("folder", ("path", _tree.File("none")))), StringComparison.Ordinal);

    /// <summary>Makes a file whose name need not be text; .NET can't.</summary>
    private static void MakeFile(byte[] path) =>
        Shell($": > \"$(printf '{string.Concat(path.Select(letter => $"\\{Convert.ToString(letter, 8).PadLeft(3, '0')}"))}')\"");

    private static void Shell(string command)
    {
        using var shell = System.Diagnostics.Process.Start("sh", ["-c", command]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}

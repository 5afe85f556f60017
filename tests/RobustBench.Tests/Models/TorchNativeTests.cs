using System.Buffers.Binary;
using System.Text;
using RobustBench.Models;

namespace RobustBench.Tests.Models;

public sealed class TorchNativeTests : IDisposable
{
    private const string Version = "GLIBCXX_3.4.32";
    private const int FlagsOfFirst = 0x154, FlagsOfSecond = 0x164;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("robustbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Only_the_need_of_the_version_named_becomes_weak()
    {
        var library = Library("GLIBCXX_3.4.3", Version);
        var expected = (byte[])library.Clone();
        expected[FlagsOfSecond] |= 2;

        Assert.Equal(1, ElfVersionNeeds.MarkWeak(library, Version));
        Assert.Equal(expected, library);
    }

    [Fact]
    public void A_longer_name_is_another_version()
    {
        var library = Library(Version + "1", "GLIBC_2.4");

        Assert.Equal(0, ElfVersionNeeds.MarkWeak(library, Version));
        Assert.Equal(0, library[FlagsOfFirst]);
    }

    [Fact]
    public void What_is_no_ELF_library_stays_as_it_is()
    {
        Assert.Equal(0, ElfVersionNeeds.MarkWeak([], Version));
        Assert.Equal(0, ElfVersionNeeds.MarkWeak(new byte[4096], Version));
    }

    [Fact]
    public void A_library_cut_short_is_refused_and_never_read_beyond_its_end()
    {
        var whole = Library("GLIBC_2.4", Version);

        for (var length = 64; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.MarkWeak(cut, Version));
        }
    }

    [SkippableFact]
    public void TorchSharps_own_library_needs_the_version()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the library is of Linux");

        var image = File.ReadAllBytes(TorchNative.Find(TorchNative.Library)!);

        Assert.Equal(1, ElfVersionNeeds.MarkWeak(image, TorchNative.MarkerVersion));
    }

    [Fact]
    public void Loading_twice_and_at_once_reports_one_outcome()
    {
        var reports = new string[8];
        var threads = Enumerable.Range(0, reports.Length).Select(i => new Thread(() =>
        {
            TorchNative.EnsureLoaded();
            reports[i] = TorchNative.Report;
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Single(reports.Distinct());
        Assert.Equal(3, TorchSharp.torch.ones(3).sum().item<float>());
    }

    [Fact]
    public void A_copy_is_kept_once_and_mended_when_damaged()
    {
        byte[] content = [1, 2, 3, 4];
        var path = PatchedCopy.Keep(_folder.FullName, "lib.so", content);
        Assert.Equal(path, PatchedCopy.Keep(_folder.FullName, "lib.so", content));

        foreach (byte[] damaged in new[] { [1, 2], new byte[] { 1, 2, 3, 5 } })
        {
            File.WriteAllBytes(path, damaged);
            Assert.Equal(path, PatchedCopy.Keep(_folder.FullName, "lib.so", content));
            Assert.Equal(content, File.ReadAllBytes(path));
        }

        Assert.Single(_folder.EnumerateFiles());
    }

    [Fact]
    public void Concurrent_starts_end_with_one_whole_copy()
    {
        var content = new byte[100_000];
        new Random(1).NextBytes(content);

        Parallel.For(0, 16, _ => Assert.Equal(content, File.ReadAllBytes(PatchedCopy.Keep(_folder.FullName, "lib.so", content))));

        Assert.Single(_folder.EnumerateFiles());
    }

    [SkippableTheory]
    [InlineData("/cache", "/home/me", "/cache/robustbench")]
    [InlineData("relative", "/home/me", "/home/me/.cache/robustbench")]
    [InlineData("", "/home/me", "/home/me/.cache/robustbench")]
    [InlineData(null, "", null)]
    [InlineData(null, null, null)]
    public void The_cache_folder_follows_the_environment(string? cache, string? home, string? expected)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the paths are of Linux");

        Assert.Equal(expected, PatchedCopy.CacheFolder(name => name == "HOME" ? home : cache));
    }

    /// <summary>The least ELF library that needs two versions: header, names, needs, then the section table.</summary>
    private static byte[] Library(string first, string second)
    {
        const int names = 0x100, needs = 0x140, sections = 0x180, sectionSize = 64, lastField = 44;
        var image = new byte[sections + (2 * sectionSize) + lastField];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(image, 0);
        BinaryPrimitives.WriteInt64LittleEndian(image.AsSpan(40), sections);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(58), sectionSize);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(60), 3);

        Encoding.ASCII.GetBytes($"\0{first}\0{second}\0").CopyTo(image, names);
        Words(needs, 0x0002_0001, 0, 16, 0);
        Words(needs + 16, 0, 0, 1, 16);
        Words(needs + 32, 0, 0, (uint)(2 + first.Length), 0);

        var (text, need) = (sections + sectionSize, sections + (2 * sectionSize));
        Words(text, 0, 3);
        Words(text + 24, names);
        Words(need, 0, 0x6FFFFFFE);
        Words(need + 24, needs);
        Words(need + 40, 1);
        return image;

        void Words(int offset, params uint[] words)
        {
            for (var i = 0; i < words.Length; i++)
                BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(offset + (4 * i)), words[i]);
        }
    }
}

using System.Security.Cryptography;
using RobustBench.Data;

namespace RobustBench.Tests.Data.Trees;

/// <summary>What holds for folders and all archives alike.</summary>
public sealed class TreeImagesTests : IDisposable
{
    private readonly Tree _tree = new();

    public void Dispose() => _tree.Dispose();

    public static TheoryData<string> Kinds => [.. Tree.Kinds];

    /// <summary>The kinds whose images have an order of their own.</summary>
    public static TheoryData<string> OrderedKinds => [.. Tree.Kinds.Where(kind => kind != "tar.gz")];

    [Fact]
    public void The_same_files_are_the_same_images_in_every_kind()
    {
        for (var i = 0; i < 30; i++) _tree.Add($"class {i % 3}/{i}/é{i}.png");

        var opened = Tree.Kinds.Select(kind => Contents(kind)).ToList();

        Assert.Equal(30, opened[0].Count);
        Assert.All(opened, contents => Assert.Equal(opened[0], contents));
    }

    [Theory]
    [MemberData(nameof(OrderedKinds))]
    public void Images_come_in_the_ordinal_order_of_class_and_path(string kind)
    {
        _tree.Add("10/a.png").Add("2/b.png").Add("2/B.png").Add("2/a/z.png").Add("2/a-z.png").Add("0/é.png").Add("0/z.png");

        using var images = _tree.Open(kind);

        Assert.Equal(["0/z.png 0", "0/é.png 0", "2/B.png 2", "2/a-z.png 2", "2/a/z.png 2", "2/b.png 2", "10/a.png 10"], images.Labelled());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_below_deeper_folders_belong_to_the_class_at_the_top(string kind)
    {
        _tree.Add("cat/x/y/1.png").Add("dog/2.png");

        using var images = _tree.Open(kind);

        Assert.Equal(["cat", "dog"], images.ClassNames);
        Assert.Equal(["cat/x/y/1.png 0", "dog/2.png 1"], images.Labelled());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_that_do_not_end_as_images_are_left_out_in_one_line(string kind)
    {
        _tree.Add("a/1.png").Add("a/2.JPEG").Add("a/3.WebP").Add("a/4.bmp").Add("b/5.gif").Add("b/6.jpg")
            .Add("notes.txt").Add("b/meta.json").Add("a/7.png.bak").Add("a/8");

        using var images = _tree.Open(kind);

        Assert.Equal(["a/1.png", "a/2.JPEG", "a/3.WebP", "a/4.bmp", "b/5.gif", "b/6.jpg"], images.Keys().Order(StringComparer.Ordinal));
        Assert.Equal(
            "files left out, since they do not end as images do (.jpg, .jpeg, .png, .webp, .bmp, .gif): 4, the first `a/7.png.bak`",
            Assert.Single(images.Notices));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_content_decides_the_format_and_not_the_ending(string kind)
    {
        _tree.Add("a/1.jpg", Png.Bytes(7));

        using var images = _tree.Open(kind);

        Assert.Equal(Png.Planes(7), Planes.Of(images, 0).Pixels);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Images_directly_in_the_root_are_left_out_in_one_line(string kind)
    {
        _tree.Add("a/1.png").Add("y.png").Add("x.png");

        using var images = _tree.Open(kind);

        Assert.Equal(["a/1.png"], images.Keys());
        Assert.Equal("images left out, since they lie in no folder of a class: 2, the first `x.png`", Assert.Single(images.Notices));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_file_managers_leave_behind_is_left_out_without_a_word(string kind)
    {
        _tree.Add("a/1.png").Add("b/2.png").Add("__MACOSX/a/._1.png").Add("__MACOSX/x.png").Add("a/._1.png").Add(".git/3.png").Add("a/.thumbs/1.png").Add(".DS_Store");

        using var images = _tree.Open(kind);

        Assert.Equal(["a/1.png", "b/2.png"], images.Keys());
        Assert.Empty(images.Notices);
    }

    [Theory]
    [InlineData("folder", "x", "x/n1/1.png", "x/n2/2.png")]
    [InlineData("tar", "n1 n2", "n1/1.png", "n2/2.png")]
    [InlineData("tar.gz", "n1 n2", "n1/1.png", "n2/2.png")]
    [InlineData("zip", "n1 n2", "n1/1.png", "n2/2.png")]
    public void A_single_folder_that_holds_all_of_an_archive_is_its_root(string kind, string classes, params string[] keys)
    {
        _tree.Add("x/n1/1.png").Add("x/n2/2.png").Add("__MACOSX/y/z.png");

        using var images = _tree.Open(kind);

        Assert.Equal(classes, string.Join(' ', images.ClassNames!));
        Assert.Equal(keys, images.Keys());
        Assert.Equal(Png.Planes(1), Planes.Of(images, 1).Pixels);
    }

    [Theory]
    [InlineData("x/1.png", "x/2.png")] // it holds no folders
    [InlineData("x/a/1.png", "y.txt")] // it is not alone
    [InlineData("x/a/1.png", "y/2.png")]
    public void A_folder_of_an_archive_that_may_be_a_class_is_one(params string[] paths)
    {
        foreach (var path in paths) _tree.Add(path);

        using var images = _tree.Open("zip");

        Assert.Contains("x", images.ClassNames!);
        Assert.StartsWith("x/", images.Describe(0).Key, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_tree_without_images_in_class_folders_is_refused(string kind)
    {
        _tree.Add("b.png").Add("a.png").Add("c/notes.txt");

        var path = _tree.Write(kind);

        Assert.Equal(
            [$"{path}: it holds no images in folders of their classes: 2 lie directly in it, such as `a.png`; give it an `index`, or move them"],
            Opened.Problems(kind, ("path", path)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_images_content_is_its_stored_bytes(string kind)
    {
        var bytes = Png.Bytes(3);
        _tree.Add("a/1.png").Add("a/2.png", bytes);
        using var images = _tree.Open(kind);

        Assert.Equal(SHA256.HashData(bytes), Content(images, 1));
    }

    [Fact]
    public void The_same_bytes_turned_are_another_image()
    {
        _tree.Add("a/1.png");
        using var plain = _tree.Open("folder");
        using var turned = Opened.Of("folder", ("path", _tree.File("root")), ("exif-orientation", "true"));

        Assert.NotEqual(Content(plain, 0), Content(turned, 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Opening_decodes_nothing_and_a_broken_image_fails_with_its_name(string kind)
    {
        _tree.Add("a/1.png", [1, 2, 3]).Add("a/2.png", []).Add("a/3.png");

        using var images = _tree.Open(kind);

        Assert.StartsWith($"{_tree.File("root")}", images.Failure("a/1.png"), StringComparison.Ordinal);
        Assert.Contains("a/1.png: ", images.Failure("a/1.png"), StringComparison.Ordinal);
        Assert.EndsWith("a/2.png: it is empty, or no regular file", images.Failure("a/2.png"), StringComparison.Ordinal);
        Assert.Equal(Png.Planes(2), Planes.Of(images, 2).Pixels);
        Assert.Equal(SHA256.HashData([]), Content(images, 1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Images_may_be_read_from_several_threads(string kind)
    {
        for (var i = 0; i < 60; i++) _tree.Add($"c/{i:D2}.png", Png.Bytes(i, 20));
        using var images = _tree.Open(kind);

        Parallel.For(0, 240, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            Assert.Equal(Png.Planes((int)(i % 60), 20), Planes.Of(images, (int)(i % 60)).Pixels));
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    public void A_damaged_archive_is_one_clear_line(string kind)
    {
        for (var i = 0; i < 20; i++) _tree.Add($"c/{i}.png", Png.Bytes(i, 20));
        var path = _tree.Write(kind);
        var bytes = File.ReadAllBytes(path);

        foreach (var cut in new[] { 0, 1, 100, 700, bytes.Length / 2, bytes.Length - 700 })
        {
            File.WriteAllBytes(path, bytes[..cut]);
            var problem = Assert.Single(Opened.Problems(kind, ("path", path)));
            Assert.StartsWith($"{path}: it ", problem, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', problem);
        }
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    public void Flipped_bytes_of_an_archive_never_crash(string kind)
    {
        const int Seed = 2018;
        for (var i = 0; i < 5; i++) _tree.Add($"c/{i}.png");
        var path = _tree.Write(kind);
        var bytes = File.ReadAllBytes(path);
        var random = new Random(Seed);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var flipped = bytes.ToArray();
            for (var flip = 0; flip < 3; flip++) flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, flipped);

            var error = Record.Exception(() => ReadAll(kind, path));

            Assert.True(error is null or InputException, $"seed {Seed}, attempt {attempt}: {error}");
        }
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    public void A_missing_archive_is_an_input_error(string kind) => Assert.StartsWith(
        $"{_tree.File("none")}: it can't be read: ", Assert.Single(Opened.Problems(kind, ("path", _tree.File("none")))), StringComparison.Ordinal);

    [Theory]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    public void A_pipe_in_place_of_an_archive_is_refused_and_not_waited_for(string kind)
    {
        Tree.MakePipe(_tree.File("pipe"));

        Assert.Equal([$"{_tree.File("pipe")}: it can't be read: it is empty, or no regular file"], Opened.Problems(kind, ("path", _tree.File("pipe"))));
    }

    [Theory]
    [InlineData("tar.gz", "tar", "; it begins as gzip does: say `kind: tar.gz`")]
    [InlineData("zip", "tar.gz", "; it begins as zip does: say `kind: zip`")]
    [InlineData("tar", "tar.gz", "; it does not begin as gzip does: a plain archive is `kind: tar`")]
    [InlineData("tar.gz", "zip", "; it begins as gzip does: say `kind: tar.gz`")]
    public void An_archive_of_another_kind_is_refused_with_its_kind(string written, string opened, string hint)
    {
        var path = _tree.Add("a/1.png").Write(written);

        Assert.EndsWith(hint, Assert.Single(Opened.Problems(opened, ("path", path))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/../../x.png")]
    [InlineData("../x.png")]
    public void Names_that_lead_out_of_an_archive_are_left_out_in_one_line(string name)
    {
        _tree.Add("a/1.png").Add("b/2.png").Add(name);
        foreach (var kind in new[] { "tar", "tar.gz", "zip" })
        {
            using var images = _tree.Open(kind);

            Assert.Equal(["a/1.png", "b/2.png"], images.Keys());
            Assert.Equal($"entries left out, since their names lead out of the archive: 1, the first `{name}`", Assert.Single(images.Notices));
        }
    }

    [Theory]
    [InlineData("./a/1.png")]
    [InlineData("a//1.png")]
    [InlineData("/a/1.png")]
    public void A_file_of_an_archive_has_one_path(string name)
    {
        _tree.Add(name).Add("b/2.png");
        foreach (var kind in new[] { "tar", "tar.gz", "zip" })
        {
            using var images = _tree.Open(kind);

            Assert.Equal(["a/1.png", "b/2.png"], images.Keys());
            Assert.Equal(Png.Planes(0), Planes.Of(images, 0).Pixels);
        }
    }

    private static void ReadAll(string kind, string path)
    {
        using var images = Opened.Of(kind, ("path", path));
        for (var i = 0; i < images.Count; i++)
        {
            try
            {
                images.Read(i).Dispose();
            }
            catch (InputException)
            {
            }
        }
    }

    private SortedDictionary<string, string> Contents(string kind)
    {
        using var images = _tree.Open(kind);
        return new(Enumerable.Range(0, images.Count).ToDictionary(
            i => images.Describe(i).Key,
            i => $"{images.Describe(i).Label} {images.ClassNames![images.Describe(i).Label]} {Convert.ToHexString(Planes.Of(images, i).Pixels)} {Convert.ToHexString(Content(images, i))}"),
            StringComparer.Ordinal);
    }

    private static byte[] Content(ImageSet images, int index)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        images.AppendContent(index, hash);
        return hash.GetHashAndReset();
    }
}

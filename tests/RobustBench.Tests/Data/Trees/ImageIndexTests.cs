using RobustBench.Trials;

namespace RobustBench.Tests.Data.Trees;

public sealed class ImageIndexTests : IDisposable
{
    private readonly Tree _tree = new Tree().Add("x.png").Add("sub/y.png").Add("z.dat");

    public void Dispose() => _tree.Dispose();

    public static TheoryData<string> Kinds => [.. Tree.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Images_are_those_that_the_index_names_whatever_their_ending(string kind)
    {
        using var images = _tree.OpenIndex(kind, "path,label\nx.png,cat\nz.dat,dog\n");

        Assert.Equal(["x.png 0", "z.dat 1"], images.Labelled());
        Assert.Equal(["cat", "dog"], images.ClassNames);
        Assert.Equal(Png.Planes(2), Planes.Of(images, 1).Pixels);
        Assert.Empty(images.Notices);
    }

    [Fact]
    public void Images_have_the_order_of_the_index()
    {
        using var images = _tree.OpenIndex("folder", "path,label\nz.dat,1\nsub/y.png,0\nx.png,1\n");

        Assert.Equal(["z.dat 1", "sub/y.png 0", "x.png 1"], images.Labelled());
    }

    [Fact]
    public void The_root_is_the_folder_of_the_index_where_no_other_is_given()
    {
        _tree.Write("folder");
        var index = _tree.WriteIndex("path,label\nroot/x.png,0\n");

        using var images = Opened.Of("folder", ("index", index));

        Assert.Equal(["root/x.png 0"], images.Labelled());
    }

    [Fact]
    public void Further_columns_are_kept_in_their_order_with_empty_values()
    {
        using var images = _tree.OpenIndex("zip", "country,Path,income,LABEL,Split\nCH,x.png,,0,\" a \"\n,z.dat,3.50,1,b\n");

        Assert.Equal(["country", "income", "Split"], images.Columns);
        Assert.Equal([["CH", "", " a "], ["", "3.50", "b"]], Enumerable.Range(0, 2).Select(i => images.Describe(i).Further));
    }

    [Fact]
    public void Quotes_line_breaks_and_a_byte_order_mark_are_read_as_rfc_4180_has_them()
    {
        using var images = _tree.OpenIndex(
            "folder", "\uFEFFpath,label,note\r\nx.png,0,\"a \"\"b\"\", c\r\nd\"\r\n\r\n\"sub/y.png\",1,é");

        Assert.Equal(["x.png 0", "sub/y.png 1"], images.Labelled());
        Assert.Equal(["a \"b\", c\r\nd"], images.Describe(0).Further);
        Assert.Equal(["é"], images.Describe(1).Further);
    }

    [Fact]
    public void A_path_has_one_form()
    {
        using var images = _tree.OpenIndex("tar", "path,label\n./sub//y.png,0\n");

        Assert.Equal(["sub/y.png"], images.Keys());
    }

    [Fact]
    public void Labels_follow_the_same_rules_as_class_folders()
    {
        using var wordNet = _tree.OpenIndex("folder", "path,label\nx.png,n01443537\nz.dat,n15075141\n");
        using var numbers = _tree.OpenIndex("folder", "path,label\nx.png,10\nz.dat,007\n");
        using var names = _tree.OpenIndex("folder", "path,label\nx.png,10\nz.dat,2\n", ("classes", "names"));

        Assert.Equal(("x.png 1 z.dat 999", 1000), (string.Join(' ', wordNet.Labelled()), wordNet.Classes));
        Assert.Equal(("x.png 10 z.dat 7", 11), (string.Join(' ', numbers.Labelled()), numbers.Classes));
        Assert.Equal(("x.png 0 z.dat 1", 2), (string.Join(' ', names.Labelled()), names.Classes));
        Assert.Null(numbers.ClassNames);
    }

    [Theory]
    [InlineData("path,labels\nx.png,0", "1:1: there is no column `label`: an index has at least `path` and `label`; this one has path, labels")]
    [InlineData("a;b\n", "1:1: there is no column `path`: an index has at least `path` and `label`; this one has a;b",
        "1:1: there is no column `label`: an index has at least `path` and `label`; this one has a;b")]
    [InlineData("path,label,path", "1:12: the column `path` is there a second time")]
    [InlineData("path,\"label\",Label", "1:14: the column `Label` is there a second time")]
    [InlineData("path,label,é\"", "1: Malformed CSV in record 1 (line 1): a quote inside an unquoted field (byte offset 13).")]
    [InlineData("path,label,é,b,B,a,", "1:16: the column `B` is there a second time", "1:20: a column has no name: give it one, or leave it out")]
    [InlineData("path,label,Image", "1:12: the column `Image` needs another name: tables of trials have one of this name")]
    [InlineData("path,label,top5,confidence", "1:12: the column `top5` needs another name: tables of trials have one of this name",
        "1:17: the column `confidence` needs another name: tables of trials have one of this name")]
    [InlineData("path,label\nx.png\nz.dat,1,2\nx.png,0\n", "2: there are 1 fields, and the first line has 2", "3: there are 3 fields, and the first line has 2")]
    [InlineData("path,label\nx.png,\n", "2: the label is empty")]
    [InlineData("path,label\nx.png,\"1\n", "2: Malformed CSV in record 2 (line 2): a quoted field that is never closed (byte offset 20).")]
    [InlineData("path,label\nx.png,0\n\n\"./x.png\",1\n", "4: `./x.png` stands in line 2 already")]
    [InlineData("path,label\n\"no\nne.png\",0\nsub,1\nx.png,2\n", @"2: there is no file `no\nne.png` in ROOT", "4: there is no file `sub` in ROOT")]
    [InlineData("path,label\n../root/x.png,0\n/x.png,1\n,2\nsub/../x.png,0", "2: `../root/x.png` is no path below ROOT",
        "3: `/x.png` is no path below ROOT", "4: `` is no path below ROOT", "5: `sub/../x.png` is no path below ROOT")]
    [InlineData("path,label\nx.png,n01440764\nz.dat,n99999999\n",
        "3: the class `n99999999` is no class of ImageNet-1k: to take such names for classes of their own, say `classes: names`")]
    [InlineData("path,label\nx.png,7\nz.dat,07\n", "2: the class `7` and `07` are both the class 7")]
    public void A_wrong_index_is_told_with_its_lines(string csv, params string[] problems)
    {
        foreach (var kind in Tree.Kinds)
        {
            var root = _tree.Write(kind);

            var found = Opened.Problems(kind, ("path", root), ("index", _tree.WriteIndex(csv)));

            Assert.Equal(problems.Select(problem => $"{_tree.File("index.csv")}:{problem.Replace("ROOT", root, StringComparison.Ordinal)}"), found);
        }
    }

    [Fact]
    public void Of_many_wrong_lines_ten_are_told_and_the_rest_counted()
    {
        var csv = "path,label\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"none{i}.png,0\n"));

        var problems = Opened.Problems("folder", ("path", _tree.Write("folder")), ("index", _tree.WriteIndex(csv)));

        Assert.Equal(
            [.. Enumerable.Range(0, 10).Select(i => $"{_tree.File("index.csv")}:{i + 2}: there is no file `none{i}.png` in {_tree.File("root")}"),
                $"{_tree.File("index.csv")}: 15 more of its lines are wrong"],
            problems);
    }

    [Fact]
    public void A_file_that_is_not_utf_8_is_refused()
    {
        File.WriteAllBytes(_tree.File("index.csv"), [0xEF, 0xBB, 0xBF, .. "path,label\nx.png,"u8, 0xE9, (byte)'\n']);

        Assert.Equal(
            [$"{_tree.File("index.csv")}: it is not UTF-8: save it as UTF-8"],
            Opened.Problems("folder", ("path", _tree.Write("folder")), ("index", _tree.File("index.csv"))));
    }

    [Theory]
    [InlineData("\n\n", ": it is empty: an index has a line with at least `path,label`, then one for each image")]
    [InlineData("", ": it can't be read: it is empty, or no regular file")]
    public void An_empty_index_is_refused(string csv, string problem) => Assert.Equal(
        [_tree.File("index.csv") + problem], Opened.Problems("folder", ("path", _tree.Write("folder")), ("index", _tree.WriteIndex(csv))));

    [Fact]
    public void A_pipe_in_an_index_is_an_image_that_fails()
    {
        _tree.Write("folder");
        Tree.MakePipe(_tree.File("root/pipe.png"));

        using var images = Opened.Of("folder", ("path", _tree.File("root")), ("index", _tree.WriteIndex("path,label\npipe.png,0\n")));

        Assert.EndsWith("pipe.png: it is empty, or no regular file", images.Failure("pipe.png"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_column_of_a_trial_can_be_a_further_one() => Assert.All(TrialSchema.FixedNames.Except(["label"]), name => Assert.Equal(
        [$"{_tree.File("index.csv")}:1:12: the column `{name}` needs another name: tables of trials have one of this name"],
        Opened.Problems("folder", ("path", _tree.Write("folder")), ("index", _tree.WriteIndex($"path,label,{name}\nx.png,0,1\n")))));
}

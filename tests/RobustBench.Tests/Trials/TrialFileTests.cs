using RobustBench.Trials;

namespace RobustBench.Tests.Trials;

public sealed class TrialFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("part-00000.parquet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_header_comes_back_as_it_was_written()
    {
        var part = Sample.Part(
            Sample.Trials(2, 1), model: "net \"a\", ü", condition: "chain(greyscale;contrast(level=0.05))", index: 7, cellImages: 99,
            position: new(3, -1, 12), failed: ["a/\"b\".png", "ü.png"]);

        TrialFile.Write(Path, part);

        Assert.Equivalent(part.Header, TrialFile.ReadHeader(Path), strict: true);
    }

    [Fact]
    public void Trials_and_further_columns_come_back_as_they_were_written()
    {
        var part = Sample.Part(
            [Sample.Trial("n01/ä.png", true, 0.1f, "round", ""), Sample.Trial("b", false, 1f, "日本", "x")], columns: ["shape", "a.b/c"]);

        TrialFile.Write(Path, part);

        Assert.Equivalent(part, TrialFile.Read(Path), strict: true);
    }

    [Fact]
    public void Lists_of_any_length_come_back_as_they_were_written()
    {
        string[][] lists = [[], ["a"], ["a", "b", "c", "d", "e"], [], ["b", "a"]];
        TrialFile.Write(Path, Sample.Part([.. lists.Select(list => Sample.Trial("i") with { Top5 = list })]));

        Assert.Equal(lists, TrialFile.Read(Path).Trials.Select(trial => trial.Top5));
    }

    [Fact]
    public void A_confidence_nobody_gave_stays_unknown()
    {
        TrialFile.Write(Path, Sample.Part([Sample.Trial("a", confidence: float.NaN)]));

        Assert.Equal(float.NaN, TrialFile.Read(Path).Trials[0].Confidence);
    }

    [Fact]
    public void A_part_whose_images_all_failed_has_no_trials()
    {
        TrialFile.Write(Path, Sample.Part([], failed: ["a.png"]));

        Assert.Empty(TrialFile.Read(Path).Trials);
    }

    [Fact]
    public void A_part_of_thousands_of_trials_comes_back_in_order()
    {
        var part = Sample.Part(Sample.Trials(5000, 2500));
        TrialFile.Write(Path, part);

        Assert.Equal(part.Trials.Select(trial => trial.Image), TrialFile.Read(Path).Trials.Select(trial => trial.Image));
    }

    [Fact]
    public void The_same_part_gives_the_same_bytes()
    {
        var part = Sample.Part(Sample.Trials(500, 200), failed: ["x", "y"]);
        var second = _folder.File("second.parquet");

        TrialFile.Write(Path, part);
        TrialFile.Write(second, part);

        Assert.Equal(File.ReadAllBytes(Path), File.ReadAllBytes(second));
    }

    [Fact]
    public void Writing_replaces_an_older_part()
    {
        TrialFile.Write(Path, Sample.Part(Sample.Trials(9, 1)));
        TrialFile.Write(Path, Sample.Part(Sample.Trials(3, 1)));

        Assert.Equal(3, TrialFile.Read(Path).Trials.Count);
    }

    [Fact]
    public void Writing_leaves_nothing_but_the_part()
    {
        TrialFile.Write(Path, Sample.Part(Sample.Trials(3, 1)));

        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_part_that_can_not_be_written_leaves_the_older_one()
    {
        TrialFile.Write(Path, Sample.Part(Sample.Trials(3, 1)));

        Assert.Throws<ArgumentException>(() => TrialFile.Write(Path, Sample.Part([Sample.Trial("a")], columns: ["shape"])));
        Assert.Equal(3, TrialFile.Read(Path).Trials.Count);
    }

    [Theory]
    [InlineData("label")]
    [InlineData("")]
    [InlineData("shape", "shape")]
    public void A_further_column_needs_a_name_of_its_own(params string[] columns)
    {
        var values = columns.Select(_ => "x").ToArray();

        Assert.Throws<ArgumentException>(() => TrialFile.Write(Path, Sample.Part([Sample.Trial("a", further: values)], columns: columns)));
    }

    [Fact]
    public void An_absent_file_is_named()
    {
        var problem = Assert.Throws<InputException>(() => TrialFile.Read(Path));

        Assert.Equal($"{Path}: there is no such trial file; run the suite again", problem.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    [InlineData(-1)]
    public void A_truncated_file_is_named_with_the_mend_in_one_line(int length)
    {
        TrialFile.Write(Path, Sample.Part(Sample.Trials(50, 20)));
        var bytes = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, bytes[..(length < 0 ? bytes.Length + length : length)]);

        AssertOneLineThatMends(Assert.Throws<InputException>(() => TrialFile.ReadHeader(Path)));
        AssertOneLineThatMends(Assert.Throws<InputException>(() => TrialFile.Read(Path)));
    }

    [Fact]
    public void A_file_of_another_kind_is_named_with_the_mend_in_one_line()
    {
        File.WriteAllText(Path, string.Join('\n', Enumerable.Repeat("This is no Parquet file.", 100)));

        AssertOneLineThatMends(Assert.Throws<InputException>(() => TrialFile.Read(Path)));
    }

    [Fact]
    public void Damaged_bytes_never_give_another_exception()
    {
        TrialFile.Write(Path, Sample.Part(Sample.Trials(50, 20)));
        var bytes = File.ReadAllBytes(Path);
        var random = new Random(20181);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var damaged = (byte[])bytes.Clone();
            for (var hit = 0; hit < 8; hit++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Path, damaged);

            var problem = Record.Exception(() => TrialFile.Read(Path));

            Assert.True(problem is null or InputException, $"attempt {attempt}: {problem}");
        }
    }

    private void AssertOneLineThatMends(InputException problem)
    {
        var line = Assert.Single(problem.Problems);
        Assert.StartsWith(Path + ": ", line, StringComparison.Ordinal);
        Assert.EndsWith("; delete it and run again", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }
}

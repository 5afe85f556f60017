using System.Globalization;
using RobustBench.Splitting;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Splitting;

public sealed class SplitterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Top_takes_the_most_frequent_of_each_class_in_the_order_of_the_file()
    {
        Write("candidates.csv", "path,label,selection_frequency,country", "a,cat,0.2,DE", "b,cat,0.9,FR", "c,dog,0.1,DE", "d,cat,0.5,DE", "e,dog,1,US", "f,dog,0.4,US");

        Assert.Equal(["path,label,selection_frequency,country", "b,cat,0.9,FR", "d,cat,0.5,DE", "e,dog,1,US", "f,dog,0.4,US"], Draw("top", 2));
    }

    [Fact]
    public void Threshold_takes_those_at_least_so_frequent()
    {
        Write("candidates.csv", "path,label,selection_frequency", "a,cat,0.69", "b,cat,0.7", "c,cat,0.9", "d,cat,0.2");

        Assert.Equal(["b,cat,0.7", "c,cat,0.9"], Draw("threshold", 2).Skip(1));
        Assert.Equal(["c,cat,0.9"], Draw("threshold=0.8", 1).Skip(1));
    }

    [Fact]
    public void Matched_frequency_fills_the_bins_as_the_original_does()
    {
        // The original: 6 of 10 in [0.8, 1], 3 in [0.4, 0.6), 1 in [0, 0.2).
        Write("original.csv", ["image,class,frequency", .. Enumerable.Range(0, 10).Select(image => $"o{image},cat,{(image < 6 ? "0.8" : image < 9 ? "0.4" : "0")}")]);
        Write("candidates.csv", ["image,class,frequency", .. Enumerable.Range(0, 100).Select(image => $"c{image},cat,{(image / 100.0).ToString(CultureInfo.InvariantCulture)}")]);

        var frequencies = Draw("matched-frequency", 20, "original.csv").Skip(1).Select(row => double.Parse(row.Split(',')[2], CultureInfo.InvariantCulture)).ToList();

        Assert.Equal((12, 6, 2), (frequencies.Count(f => f >= 0.8), frequencies.Count(f => f is >= 0.4 and < 0.6), frequencies.Count(f => f < 0.2)));
    }

    [Fact]
    public void What_a_bin_lacks_comes_from_the_next_higher_then_from_the_next_lower()
    {
        Write("original.csv", "image,class,frequency", "o,cat,0.5");
        Write("candidates.csv", "image,class,frequency", "a,cat,0.3", "b,cat,0.5", "c,cat,0.7", "d,cat,0.1");

        Assert.Equal(["b,cat,0.5", "c,cat,0.7"], Draw("matched-frequency", 2, "original.csv").Skip(1));
        Assert.Equal(["a,cat,0.3", "b,cat,0.5", "c,cat,0.7"], Draw("matched-frequency", 3, "original.csv").Skip(1));
    }

    [Fact]
    public void The_same_images_are_drawn_whatever_their_order_and_others_with_another_seed()
    {
        string[] rows = [.. Enumerable.Range(0, 200).Select(image => $"i{image},{(image % 2 == 0 ? "cat" : "dog")},0.9")];
        Write("candidates.csv", ["path,label,selection_frequency", .. rows]);
        var first = Draw("threshold", 20).Order().ToList();
        var other = Draw("threshold", 20, seed: 1).Order().ToList();
        Write("candidates.csv", ["path,label,selection_frequency", .. rows.Reverse()]);

        Assert.Equal(first, Draw("threshold", 20).Order());
        Assert.NotEqual(first, other);
        Assert.Equal([20, 20], first.Where(row => row[0] == 'i').GroupBy(row => row.Split(',')[1]).Select(label => label.Count()));
    }

    [Fact]
    public void Of_exported_trials_one_data_set_is_meant()
    {
        Write("candidates.csv", "model,dataset,image,label,selection_frequency", "m,test,0,cat,1", "m,again,0,cat,0.5", "m,again,1,cat,0.7");

        Assert.Equal(["m,again,1,cat,0.7"], Draw("top", 1, dataset: "again").Skip(1));
        Assert.Equal($"{_folder.File("candidates.csv")}: it has no rows of the data set `agian`", Assert.Throws<InputException>(() => Draw("top", 1, dataset: "agian")).Message);
    }

    [Theory]
    [InlineData("path,label", "a,cat", "candidates.csv:1: there is no column `selection_frequency` or `frequency`; the file has path, label")]
    [InlineData("path,label,frequency", "a,cat,high", "candidates.csv:2: the selection frequency is 'high', and must be a number from 0 to 1")]
    [InlineData("path,label,frequency", "a,cat,1.1", "candidates.csv:2: the selection frequency is '1.1', and must be a number from 0 to 1")]
    [InlineData("path,label,frequency", "a,cat,1\na,cat,1", "candidates.csv:3: 'a' stands there a second time")]
    [InlineData("path,label,frequency", "a,cat,1", "candidates.csv: the class 'cat' has 1 images to draw, and 2 are asked for: lower --per-class, or add candidates")]
    public void What_is_wrong_is_told_at_its_place(string head, string rows, string problem)
    {
        Write("candidates.csv", head, rows);

        Assert.Equal($"{_folder.Path}{Path.DirectorySeparatorChar}{problem}", Assert.Throws<InputException>(() => Draw("top", 2)).Message);
    }

    [Fact]
    public void Unknown_strategies_and_a_missing_reference_are_told()
    {
        Write("candidates.csv", "path,label,frequency", "a,cat,1");

        Assert.Equal("--strategy best: must be matched-frequency, threshold, threshold=NUMBER or top", Assert.Throws<InputException>(() => Draw("best", 1)).Message);
        Assert.StartsWith("--strategy matched-frequency: needs --reference", Assert.Throws<InputException>(() => Draw("matched-frequency", 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_has_the_frequencies_before_and_after()
    {
        Write("candidates.csv", "path,label,frequency", "a,cat,0.1", "b,cat,0.9", "c,cat,0.5", "d,cat,1");

        var summary = Splitter.Draw((_folder.File("candidates.csv"), null), "top", 2, null, 0, _folder.File("out.csv")).ToString();

        Assert.Contains("candidates       4        1  0.62    25.0     0.0    25.0     0.0    50.0\n", summary, StringComparison.Ordinal);
        Assert.Contains("drawn            2        1  0.95     0.0     0.0     0.0     0.0   100.0\n", summary, StringComparison.Ordinal);
    }

    private void Write(string name, params string[] lines) => File.WriteAllText(_folder.File(name), string.Join('\n', lines) + "\n");

    private string[] Draw(string strategy, int perClass, string? reference = null, long seed = 0, string? dataset = null)
    {
        Splitter.Draw((_folder.File("candidates.csv"), dataset), strategy, perClass, reference is null ? null : (_folder.File(reference), null), seed, _folder.File("out.csv"));
        return File.ReadAllLines(_folder.File("out.csv"));
    }
}

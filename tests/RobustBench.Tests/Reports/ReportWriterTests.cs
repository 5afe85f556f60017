using RobustBench.Reports;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Reports;

public sealed class ReportWriterTests : IDisposable
{
    private static readonly string[] Files =
        ["accuracy.csv", "matrix.csv", "matrix.md", "matrix.png", "matrix.svg", "matrix.tex", "report.html", "response-bias.csv", "responses.csv"];

    private static readonly string[] BiasFiles = ["shape-bias.csv", "shape-bias.png", "shape-bias.svg"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_table_and_plot_is_written_and_nothing_else()
    {
        Sample.Part(Sample.Trials(4, 3)).Save(_folder.Path);

        var result = ReportWriter.WriteAll(_folder.Path);

        Assert.Empty(result.Failed);
        Assert.Equal(Files, Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cue_conflict_trials_make_a_table_and_a_plot_of_their_own()
    {
        SaveCues("cat", "dog");

        var result = ReportWriter.WriteAll(_folder.Path);

        Assert.Empty(result.Failed);
        Assert.Equal(Files.Concat(BiasFiles).Order(StringComparer.Ordinal), Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("resnet,cues,all,4,0,0,1,", File.ReadAllText(_folder.File("shape-bias.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat", null)]
    [InlineData("dog", 9)]
    public void Where_no_complete_cell_has_any_the_files_of_earlier_ones_are_removed(string texture, int? cellImages)
    {
        SaveCues("cat", "dog");
        ReportWriter.WriteAll(_folder.Path);
        Assert.All(BiasFiles, file => Assert.True(File.Exists(_folder.File(file)), file));
        SaveCues("cat", texture, cellImages);

        var result = ReportWriter.WriteAll(_folder.Path);

        Assert.Empty(result.Failed);
        Assert.All(BiasFiles, file => Assert.False(File.Exists(_folder.File(file)), file));
    }

    [Fact]
    public void Incomplete_cells_are_left_out_and_reported()
    {
        Sample.Part(Sample.Trials(4, 3)).Save(_folder.Path);
        Sample.Part(Sample.Trials(4, 3), condition: "greyscale", cellImages: 9).Save(_folder.Path);

        var result = ReportWriter.WriteAll(_folder.Path);

        Assert.Equal([new IncompleteCell("resnet", "cifar", "greyscale", 4, 9)], result.Incomplete);
        Assert.Equal("dataset,condition,resnet\ncifar,clean,0.75\n", File.ReadAllText(_folder.File("matrix.csv")));
    }

    [Theory]
    [InlineData(99, 1, false)]
    [InlineData(98, 1, true)]
    public void A_cell_with_more_than_one_percent_unread_images_is_failed_and_left_empty(int read, int unread, bool failed)
    {
        var keys = Enumerable.Range(0, unread).Select(i => $"bad{i}.png").ToArray();
        Sample.Part(Sample.Trials(read, read), failed: keys).Save(_folder.Path);

        var result = ReportWriter.WriteAll(_folder.Path);

        Assert.Equal(failed ? [new FailedCell("resnet", "cifar", "clean", unread, read + unread)] : [], result.FailedCells);
        Assert.Equal($"dataset,condition,resnet\ncifar,clean,{(failed ? "" : "1")}\n", File.ReadAllText(_folder.File("matrix.csv")));
        Assert.Contains($",{read},{read},1,", File.ReadAllText(_folder.File("accuracy.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_that_fails_leaves_the_others_and_says_why()
    {
        Sample.Part(Sample.Trials(4, 3)).Save(_folder.Path);
        Directory.CreateDirectory(_folder.File("matrix.csv"));

        var result = ReportWriter.WriteAll(_folder.Path);

        var failed = Assert.Single(result.Failed);
        Assert.Equal("matrix.csv", failed.File);
        Assert.NotEmpty(failed.Message);
        Assert.All(Files.Except(["matrix.csv"]), file => Assert.True(File.Exists(_folder.File(file)), file));
    }

    [Fact]
    public void A_second_report_leaves_unchanged_files_alone()
    {
        Sample.Part(Sample.Trials(4, 3)).Save(_folder.Path);
        ReportWriter.WriteAll(_folder.Path);
        var old = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in Files)
            File.SetLastWriteTimeUtc(_folder.File(file), old);

        ReportWriter.WriteAll(_folder.Path);

        Assert.All(Files, file => Assert.Equal(old, File.GetLastWriteTimeUtc(_folder.File(file))));
    }

    [Fact]
    public void A_folder_without_trials_is_an_input_error()
    {
        var problem = Assert.Throws<InputException>(() => ReportWriter.WriteAll(_folder.Path));

        Assert.Equal($"{_folder.Path}: has no trials; run a suite into it first", problem.Message);
    }

    private void SaveCues(string shape, string texture, int? cellImages = null) => Sample.Part(
        [.. Enumerable.Range(0, 4).Select(image => Sample.Trial($"{image}", true, 0.5f, shape, texture))],
        dataset: "cues", columns: ["shape", "texture"], cellImages: cellImages).Save(_folder.Path);
}

using RobustBench.Trials;

namespace RobustBench.Tests.Trials;

public sealed class TrialFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_part_stands_under_model_data_set_and_condition()
    {
        var path = new TrialFolder("results").PartPath("net/1", "cifar", "contrast(level=0.05)", 12);

        Assert.Equal(System.IO.Path.Combine("results", "trials", "net%2F1", "cifar", "contrast(level=0.05)", "part-00012.parquet"), path);
    }

    [Fact]
    public void A_folder_without_trials_has_no_cells() => Assert.Empty(new TrialFolder(_folder.Path).Cells());

    [Fact]
    public void Parts_of_one_cell_stand_together_by_index()
    {
        Sample.Part(Sample.Trials(1, 1), index: 1, cellImages: 3).Save(_folder.Path);
        Sample.Part(Sample.Trials(2, 1), index: 0, cellImages: 3).Save(_folder.Path);

        var cell = Assert.Single(new TrialFolder(_folder.Path).Cells());
        Assert.Equal([0, 1], cell.Parts.Select(part => part.Header.Index));
    }

    [Fact]
    public void A_cell_reads_the_trials_of_its_parts_in_order()
    {
        Sample.Part([Sample.Trial("c")], index: 1, cellImages: 3).Save(_folder.Path);
        Sample.Part([Sample.Trial("a"), Sample.Trial("b")], index: 0, cellImages: 3).Save(_folder.Path);

        Assert.Equal(["a", "b", "c"], Cell().ReadTrials().Select(trial => trial.Image));
    }

    [Fact]
    public void Cells_stand_by_model_then_data_set_then_condition_of_the_suite()
    {
        foreach (var (model, dataset, condition, position) in new[]
        {
            ("a", "d", "x", new CellPosition(1, 0, 1)), ("a", "d", "y", new(1, 0, 0)), ("b", "e", "x", new(0, 1, 1)), ("b", "d", "x", new(0, 0, 1)),
        })
            Sample.Part(Sample.Trials(1, 1), model, dataset, condition, position: position).Save(_folder.Path);

        Assert.Equal(["b d x", "b e x", "a d y", "a d x"], new TrialFolder(_folder.Path).Cells().Select(c => $"{c.Model} {c.Dataset} {c.Condition}"));
    }

    [Fact]
    public void Models_of_one_position_stand_by_name_and_those_without_one_at_the_end()
    {
        foreach (var (model, position) in new[] { ("unknown", -1), ("b", 4), ("a", 4), ("z", 0) })
            Sample.Part(Sample.Trials(1, 1), model, position: new(position, 0, 0)).Save(_folder.Path);

        Assert.Equal(["z", "a", "b", "unknown"], new TrialFolder(_folder.Path).Cells().Select(cell => cell.Model));
    }

    [Fact]
    public void A_cell_is_complete_when_trials_and_failed_images_add_up()
    {
        Sample.Part(Sample.Trials(2, 1), index: 0, cellImages: 4).Save(_folder.Path);
        Sample.Part(Sample.Trials(1, 1), index: 1, cellImages: 4, failed: ["bad.png"]).Save(_folder.Path);

        Assert.True(Cell().IsComplete);
    }

    [Fact]
    public void A_cell_that_lacks_trials_is_incomplete()
    {
        Sample.Part(Sample.Trials(2, 1), cellImages: 3).Save(_folder.Path);

        Assert.False(Cell().IsComplete);
    }

    [Fact]
    public void A_cell_that_lacks_a_part_in_between_is_incomplete()
    {
        Sample.Part(Sample.Trials(2, 1), index: 0, cellImages: 4).Save(_folder.Path);
        Sample.Part(Sample.Trials(2, 1), index: 2, cellImages: 4).Save(_folder.Path);

        Assert.False(Cell().IsComplete);
    }

    [Fact]
    public void Parts_that_disagree_on_the_cell_make_it_incomplete()
    {
        Sample.Part(Sample.Trials(2, 1), index: 0, cellImages: 4).Save(_folder.Path);
        Sample.Part(Sample.Trials(2, 1), index: 1, cellImages: 9).Save(_folder.Path);

        Assert.False(Cell().IsComplete);
    }

    [Fact]
    public void Files_that_are_still_being_written_are_no_parts()
    {
        var path = Sample.Part(Sample.Trials(2, 1)).Save(_folder.Path);
        File.WriteAllText($"{path}.0123{AtomicFile.TemporaryEnding}", "half");

        Assert.Equal([path], new TrialFolder(_folder.Path).PartPaths());
    }

    [Fact]
    public void Every_damaged_part_is_named_at_once()
    {
        foreach (var condition in new[] { "a", "b", "c" })
            Sample.Part(Sample.Trials(2, 1), condition: condition).Save(_folder.Path);
        var paths = new TrialFolder(_folder.Path).PartPaths();
        File.WriteAllText(paths[0], "");
        File.WriteAllText(paths[2], "");

        var problems = Assert.Throws<InputException>(() => new TrialFolder(_folder.Path).Cells()).Problems;

        Assert.Equal([paths[0], paths[2]], problems.Select(problem => problem.Split(": ")[0]));
    }

    [Fact]
    public void Values_a_part_does_not_have_are_empty()
    {
        Sample.Part([Sample.Trial("a", further: ["x"])], index: 0, cellImages: 2, columns: ["shape"]).Save(_folder.Path);
        Sample.Part([Sample.Trial("b", further: ["y", "z"])], index: 1, cellImages: 2, columns: ["texture", "shape"]).Save(_folder.Path);

        Assert.Equal(["shape", "texture"], Cell().Columns);
        Assert.Equal([["x", ""], ["z", "y"]], Cell().ReadTrials().Select(trial => trial.Further));
    }

    private TrialCell Cell() => Assert.Single(new TrialFolder(_folder.Path).Cells());
}

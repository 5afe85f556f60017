using System.IO.Compression;
using RobustBench.Importing;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Importing;

public sealed class TrialImportTests : IDisposable
{
    private const string Header = "subj,Session,trial,rt,object_response,category,condition,imagename\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_is_a_trial_of_the_observer_on_the_data_set_of_the_file_under_the_condition()
    {
        Import(File("colour/colour-experiment_subject-01_session_1.csv", "subject-01,1,7,0.5,cat,oven,cr,0001_cl_s01_cr_oven_40_n04111531_14126.png\n"));

        var cell = Assert.Single(Cells());
        Assert.Equal(("subject-01", "colour", "cr", true), (cell.Model, cell.Dataset, cell.Condition, cell.IsImported));
        Assert.Equal(["session", "trial", "rt", "imagename"], cell.Columns);
        var trial = Assert.Single(cell.ReadTrials());
        Assert.Equal(("n04111531_14126.png", "oven", "cat", false), (trial.Image, trial.Label, trial.Prediction, trial.Correct));
        Assert.Equal(["1", "7", "0.5", "0001_cl_s01_cr_oven_40_n04111531_14126.png"], trial.Further);
        Assert.True(float.IsNaN(trial.Confidence));
        Assert.Empty(trial.Top5);
    }

    [Fact]
    public void Who_gave_no_answer_is_wrong_and_counts()
    {
        Import(File("noise_a_session_1.csv", "a,1,1,NaN,na,oven,0.1,x_1.png\na,1,2,NaN,oven,oven,0.10,x_2.png\n"));

        Assert.Equal([false, true], Assert.Single(Cells()).ReadTrials().Select(trial => trial.Correct));
    }

    [Fact]
    public void Sessions_of_one_cell_stand_together_in_parts_of_2000()
    {
        var lines = string.Concat(Enumerable.Range(0, 1500).Select(i => $"a,1,{i},0,cat,cat,c,x_{i}.png\n"));
        Import(File("f/d_a_session_1.csv", lines), File("f/d_a_session_2.csv", lines.Replace("x_", "y_y", StringComparison.Ordinal)));

        var cell = Assert.Single(Cells());
        Assert.True(cell.IsComplete);
        Assert.Equal([2000, 1000], cell.Parts.Select(part => part.Rows));
    }

    [Fact]
    public void Shape_and_texture_come_from_the_name_of_the_image()
    {
        Import(File("cue-conflict_a_session_1.csv", "a,1,1,0,cat,cat,NaN,1_x_a_0_cat_00_cat4-clock2.png\n"));

        var cell = Assert.Single(Cells());
        Assert.Equal("all", cell.Condition);
        Assert.Equal(["cat", "clock"], Assert.Single(cell.ReadTrials(["shape", "texture"])).Further);
    }

    [Fact]
    public void An_observer_with_a_data_set_in_two_folders_is_two()
    {
        Import(File("caffe/edge_alexnet_session_1.csv", "alexnet,1,1,0,cat,cat,0,x_1.png\n"), File("torch/edge_alexnet_session_1.csv", "alexnet,1,1,0,dog,cat,0,x_1.png\n"));

        Assert.Equal(["alexnet@caffe", "alexnet@torch"], Cells().Select(cell => cell.Model));
    }

    [Fact]
    public void A_pool_has_the_trials_of_all_who_match_and_says_whose_they_are()
    {
        File("f/d_subject-01_session_1.csv", "subject-01,1,1,0,cat,cat,c,x_1.png\n");
        File("f/d_subject-02_session_1.csv", "subject-02,1,1,0,dog,cat,c,x_1.png\n");
        File("f/d_net_session-1.csv", "net,1,1,0,dog,cat,c,x_1.png\n");
        new TrialImport { Pools = [new Pool("humans", "subject-*")] }.Trials([_folder.File("f")], Results);

        var pool = Assert.Single(Cells(), cell => cell.Model == "humans");
        Assert.True(pool.IsPooled);
        Assert.Equal(["subject-01", "subject-02"], pool.ReadTrials(["observer"]).Select(trial => trial.Further[0]));
        Assert.Equal(4, Cells().Count);
    }

    [Fact]
    public void A_prefix_stands_before_the_names_of_data_sets()
    {
        new TrialImport { Prefix = "tvs" }.Trials([File("edge_a_session_1.csv", "a,1,1,0,cat,cat,0,x_1.png\n")], Results);

        Assert.Equal(("tvs/edge", "all"), (Cells()[0].Dataset, Cells()[0].Condition));
    }

    [Fact]
    public void A_zip_archive_is_as_good_as_its_folder()
    {
        File("f/edge_a_session_1.csv", "a,1,1,0,cat,cat,0,x_1.png\n");
        ZipFile.CreateFromDirectory(_folder.File("f"), _folder.File("f.zip"));

        Import(_folder.File("f.zip"));

        Assert.Single(Assert.Single(Cells()).ReadTrials());
    }

    [Fact]
    public void What_is_there_already_is_refused_and_nothing_else_is_written()
    {
        var file = File("edge_a_session_1.csv", "a,1,1,0,cat,cat,0,x_1.png\n");
        Import(file);

        var problem = Problem(file, File("f/sketch_a_session_1.csv", "a,1,1,0,cat,cat,0,x_1.png\n"));

        Assert.Contains("`a` on `edge` under `all`", problem, StringComparison.Ordinal);
        Assert.Single(Cells());
    }

    [Fact]
    public void The_same_file_in_two_sessions_names_is_refused() => Assert.Contains(
        "twice",
        Problem(File("f/d_a_session_1.csv", "a,1,1,0,cat,cat,c,x_1.png\n"), File("f/d_a_session_1_copy.csv", "a,1,1,0,cat,cat,c,x_1.png\n")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "`subj` is empty")]
    [InlineData("b,1,1,0,cat,cat,c,x_1.png\n", ":2: the file's name is not DATASET_b_session")]
    [InlineData("a,1,1,0,,cat,c,x_1.png\n", ":2: `object_response` is empty")]
    [InlineData("a,1,1,0,cat,,c,x_1.png\n", ":2: `category` is empty")]
    [InlineData("a,1,1,0,cat,cat,c,x_\n", ":2: `imagename` is `x_`")]
    [InlineData("a,1,1,0,cat\n", ":2: there are 5 fields")]
    public void What_is_wrong_with_a_line_is_said_at_its_place(string line, string expected) =>
        Assert.Contains(expected, Problem(File("d_a_session_1.csv", line.Length == 0 ? ",1,1,0,cat,cat,c,x_1.png\n" : line)), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_column_says_which()
    {
        System.IO.File.WriteAllText(_folder.File("d_a_session_1.csv"), "subj,session\na,1\n");

        Assert.Contains(":1: there is no column `trial`", Problem(_folder.File("d_a_session_1.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_a_cell_without_trials()
    {
        System.IO.File.WriteAllText(_folder.File("counts.csv"), "Model,dataset,condition,images,correct\nvgg,imagenet,clean,50000,35000\n");

        new TrialImport().Counts([_folder.File("counts.csv")], Results);

        var cell = Assert.Single(Cells());
        Assert.Equal((new TrialCounts(50000, 35000), true, 0), (cell.Counts, cell.IsComplete, cell.ReadTrials().Count()));
        Assert.Equal(0.7, RobustBench.Metrics.CellAccuracy.Of(cell).Accuracy);
    }

    [Theory]
    [InlineData("vgg,d,clean,10,11", "11 of 10 images can't be right")]
    [InlineData("vgg,d,clean,0,0", "`images` is `0`")]
    [InlineData("vgg,d,clean,1.5,1", "`images` is `1.5`")]
    [InlineData("vgg,d,,1,1", "`condition` is empty")]
    public void Counts_that_can_t_be_are_refused(string line, string expected)
    {
        System.IO.File.WriteAllText(_folder.File("counts.csv"), $"model,dataset,condition,images,correct\n{line}\n");

        var problem = Assert.Throws<InputException>(() => new TrialImport().Counts([_folder.File("counts.csv")], Results));

        Assert.Contains($":2: {expected}", problem.Message, StringComparison.Ordinal);
    }

    private string Results => _folder.File("results");

    private IReadOnlyList<TrialCell> Cells() => new TrialFolder(Results).Cells();

    private void Import(params string[] paths) => new TrialImport().Trials(paths, Results);

    private string Problem(params string[] paths) => Assert.Throws<InputException>(() => Import(paths)).Message;

    private string File(string name, string lines)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, Header + lines);
        return path;
    }
}

using RobustBench.Tests.Data.Trees;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.ModelVsHuman;

public sealed class ModelVsHumanDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_say_condition_category_and_key()
    {
        Write("colour/dnn/session-1/0001_cl_dnn_bw_oven_40_n04111531_14126.png", "colour/dnn/session-1/0002_cl_dnn_cr_cat_40_n02124075_1.png");
        using var images = Opened.Of("model-vs-human", ("path", _folder.File("colour")));

        Assert.Equal(["n04111531_14126.png 1", "n02124075_1.png 0"], images.Labelled());
        Assert.Equal(["cat", "oven"], images.ClassNames);
        Assert.Equal(["bw", "cr"], images.Conditions);
        Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(images.ConditionOf));
        Assert.Equal(["session", "trial", "imagename", "shape", "texture"], images.Columns);
        Assert.Equal(["1", "2", "0002_cl_dnn_cr_cat_40_n02124075_1.png", "", ""], images.Describe(1).Further);
    }

    [Fact]
    public void An_experiment_without_conditions_has_the_only_one_and_its_cues()
    {
        Write("cue-conflict/dnn/session-1/0001_cue_dnn_NaN_cat_00_cat4-clock2.png");
        using var images = Opened.Of("model-vs-human", ("path", _folder.File("cue-conflict/dnn/session-1")));

        Assert.Equal(["all"], images.Conditions);
        Assert.Equal(["cat", "clock"], images.Describe(0).Further.Skip(3));
    }

    [Fact]
    public void Conditions_are_read_as_those_of_the_named_experiment()
    {
        Write("mine/0001_x_dnn_0.60_cat_00_a.png");
        using var read = Opened.Of("model-vs-human", ("path", _folder.File("mine")), ("experiment", "uniform-noise"));
        using var only = Opened.Of("model-vs-human", ("path", _folder.File("mine")), ("experiment", "sketch"));

        Assert.Equal(["0.6"], read.Conditions);
        Assert.Equal(["all"], only.Conditions);
    }

    [Fact]
    public void An_image_may_be_shown_under_several_conditions_but_once_under_each()
    {
        Write("c/0001_x_dnn_c05_cat_00_a.png", "c/0002_x_dnn_c10_cat_00_a.png");
        using (var images = Opened.Of("model-vs-human", ("path", _folder.File("c")))) Assert.Equal(["a.png", "a.png"], images.Keys());

        Write("c/0003_x_dnn_c10_cat_00_a.png");
        Assert.Contains("0003", Assert.Single(Opened.Problems("model-vs-human", ("path", _folder.File("c")))), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_other_names_are_left_out_with_a_notice()
    {
        Write("c/0001_x_dnn_c05_cat_00_a.png", "c/readme.png");
        using var images = Opened.Of("model-vs-human", ("path", _folder.File("c")));

        Assert.Equal(1, images.Count);
        Assert.Contains("readme.png", Assert.Single(images.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_stimuli_is_an_input_error()
    {
        Write("c/readme.png");

        Assert.Contains("NNNN_exp_subj_condition_category", Assert.Single(Opened.Problems("model-vs-human", ("path", _folder.File("c")))), StringComparison.Ordinal);
    }

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
            File.WriteAllBytes(_folder.File(path), Png.Bytes(1));
        }
    }
}

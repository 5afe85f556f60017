using RobustBench.Data;
using RobustBench.Data.ModelVsHuman;

namespace RobustBench.Tests.Data.ModelVsHuman;

public sealed class NamesTests
{
    [Theory]
    [InlineData("0001_cl_s01_cr_oven_40_n04111531_14126.png", "n04111531_14126.png")]
    [InlineData("0002_s5n_s01_0_bird_00_bird2-clock3.png", "bird2-clock3.png")]
    [InlineData("0001_tex_s01_0_bottle_00_bottles.png", "bottles.png")]
    [InlineData("airplane1-bicycle2.png", "airplane1-bicycle2.png")]
    [InlineData("n0_x", "n0_x")]
    [InlineData("_x", "x")]
    [InlineData("a_n12_x.png", "x.png")]
    public void The_key_of_an_image_is_what_names_it_whoever_saw_it(string name, string key) => Assert.Equal(key, ImageName.Key(name));

    [Theory]
    [InlineData("colour-experiment_subject-01_session_1.csv", "subject-01", "colour")]
    [InlineData("colour_subject-01_session_1.csv", "subject-01", "colour")]
    [InlineData("edge-experiment_resnet50_train_60_epochs_session-1.csv", "resnet50-train-60-epochs", "edge")]
    [InlineData("style-transfer-512-nomask-experiment_alexnet_session-1.csv", "alexnet", "style-transfer-512-nomask")]
    [InlineData("noise-png-experiment_sixteen03--uniform-noise-multiple_session_7.csv", "sixteen03--uniform-noise-multiple", "noise-png")]
    [InlineData("colour_subject-01_session_1.csv", "subject-02", null)]
    [InlineData("subject-01_session_1.csv", "subject-01", null)]
    public void A_file_is_named_after_data_set_subject_and_session(string file, string subject, string? dataset) =>
        Assert.Equal(dataset, ExperimentName.Dataset(file, subject));

    [Theory]
    [InlineData("noise", "0.00", "0")]
    [InlineData("noise", "0.60", "0.6")]
    [InlineData("high-pass", "3.0", "3")]
    [InlineData("low-pass", "10", "10")]
    [InlineData("contrast", "c100", "c100")]
    [InlineData("eidolonI", "1-0-10", "1-0-10")]
    [InlineData("high-pass", "inf", "inf")]
    [InlineData("false-colour", "True", "True")]
    [InlineData("cue-conflict", "NaN", "all")]
    [InlineData("style-transfer-512-nomask", "0", "all")]
    [InlineData("silhouette-filled", "0", "all")]
    [InlineData("sketch", "0", "all")]
    public void A_condition_is_a_decimal_without_trailing_zeros_or_the_only_one(string dataset, string written, string key) =>
        Assert.Equal(key, ExperimentName.Condition(dataset, written));

    [Theory]
    [InlineData("cat4-clock2.png", "cat", "clock")]
    [InlineData("airplane10-bird3", "airplane", "bird")]
    public void A_cue_conflict_image_is_named_after_shape_and_texture(string name, string shape, string texture) =>
        Assert.Equal(new CueConflictName(shape, texture), CueConflictName.Parse(name));

    [Theory]
    [InlineData("boat-0068-sketch-23.png")]
    [InlineData("bicycle-0011-ILSVRC2012-val-00011821.png")]
    [InlineData("cat4.png")]
    [InlineData("cat-dog.png")]
    public void Other_names_are_none_of_a_cue_conflict_image(string name) => Assert.Null(CueConflictName.Parse(name));

    [Fact]
    public void A_stimulus_says_condition_and_category()
    {
        var name = StimulusName.Parse("0001_cl_dnn_bw_airplane_40_n02690373_1292.png")!;

        Assert.Equal(("0001", "bw", "airplane", "n02690373_1292.png"), (name.Trial, name.Condition, name.Category, name.Key));
    }
}

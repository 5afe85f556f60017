using RobustBench.Importing;
using RobustBench.Reports;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Reports;

public sealed class ModelVsHumanCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_observers_trials_on_a_data_set_are_a_file_with_the_columns_of_model_vs_human()
    {
        Sample.Part([Sample.Trial("a/1.png"), Sample.Trial("b", correct: false)], model: "my_net", dataset: "colour", condition: "bw").Save(_folder.Path);

        var file = Assert.Single(ModelVsHumanCsv.Export(_folder.Path, _folder.File("out")));

        Assert.Equal(Path.Combine(_folder.File("out"), "colour", "colour_my-net_session-1.csv"), file);
        Assert.Equal(
            """
            subj,session,trial,rt,object_response,category,condition,imagename
            my_net,1,1,NaN,cat,cat,bw,0001_rb_dnn_bw_cat_00_a-1.png
            my_net,1,2,NaN,dog,cat,bw,0002_rb_dnn_bw_cat_00_b

            """, File.ReadAllText(file));
    }

    [Fact]
    public void What_was_imported_goes_out_as_it_came()
    {
        const string Text =
            """
            subj,session,trial,rt,object_response,category,condition,imagename
            subject-01,2,7,0.5,cat,oven,cr,0001_cl_s01_cr_oven_40_n04111531_14126.png
            subject-01,2,8,NaN,na,oven,cr,0002_cl_s01_cr_oven_40_n04111531_14127.png

            """;
        var file = _folder.File("colour_subject-01_session-2.csv");
        File.WriteAllText(file, Text);
        new TrialImport { Pools = [new Pool("humans", "subject-*")] }.Trials([file], _folder.File("results"));

        var written = Assert.Single(ModelVsHumanCsv.Export(_folder.File("results"), _folder.File("out")));

        Assert.Equal("colour_subject-01_session-2.csv", Path.GetFileName(written));
        Assert.Equal(Text, File.ReadAllText(written));
    }

    [Fact]
    public void A_run_that_goes_out_and_comes_in_again_has_the_same_decisions()
    {
        Sample.Part(Sample.Trials(5, 3), model: "net", dataset: "cifar", condition: "uniform-noise(width=0.1)").Save(_folder.Path);
        ModelVsHumanCsv.Export(_folder.Path, _folder.File("out"));

        new TrialImport().Trials([_folder.File("out")], _folder.File("again"));

        var cell = Assert.Single(new TrialFolder(_folder.File("again")).Cells());
        Assert.Equal(("net", "cifar", "uniform-noise(width=0.1)"), (cell.Model, cell.Dataset, cell.Condition));
        Assert.Equal([("0", true), ("1", true), ("2", true), ("3", false), ("4", false)], cell.ReadTrials().Select(trial => (trial.Image, trial.Correct)));
    }

    [Fact]
    public void Two_observers_of_one_files_name_are_refused()
    {
        Sample.Part(Sample.Trials(1, 1), model: "a_b").Save(_folder.Path);
        Sample.Part(Sample.Trials(1, 1), model: "a-b").Save(_folder.Path);

        Assert.Throws<InputException>(() => ModelVsHumanCsv.Export(_folder.Path, _folder.File("out")));
    }
}

using RobustBench.Reports;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Reports;

public sealed class TrialCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_is_a_file_with_the_further_columns_of_all_its_cells()
    {
        Sample.Part([Sample.Trial("a", true, 0.1f, "round")], model: "net/1", dataset: "d", columns: ["shape"]).Save(_folder.Path);
        Sample.Part([Sample.Trial("b", false, 1f, "rough")], model: "net/1", dataset: "e", columns: ["texture"]).Save(_folder.Path);

        var file = Assert.Single(TrialCsv.Export(_folder.Path, _folder.File("csv")));

        Assert.Equal(Path.Combine(_folder.File("csv"), "net%2F1.csv"), file);
        Assert.Equal(
            """
            model,dataset,condition,image,label,prediction,correct,confidence,shape,texture
            net/1,d,clean,a,cat,cat,true,0.1,round,
            net/1,e,clean,b,cat,dog,false,1,,rough

            """, File.ReadAllText(file));
    }

    [Fact]
    public void Each_model_has_a_file_of_its_own()
    {
        Sample.Part(Sample.Trials(1, 1), model: "a").Save(_folder.Path);
        Sample.Part(Sample.Trials(1, 1), model: "b").Save(_folder.Path);

        Assert.Equal(["a.csv", "b.csv"], TrialCsv.Export(_folder.Path, _folder.File("csv")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_confidence_nobody_gave_is_empty()
    {
        Sample.Part([Sample.Trial("a", true, float.NaN)]).Save(_folder.Path);

        Assert.EndsWith(",true,\n", File.ReadAllText(TrialCsv.Export(_folder.Path, _folder.File("csv"))[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_trials_is_an_input_error() =>
        Assert.Throws<InputException>(() => TrialCsv.Export(_folder.Path, _folder.File("csv")));
}

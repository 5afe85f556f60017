using RobustBench.Metrics;
using RobustBench.Reports;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Reports;

public sealed class AccuracyCsvTests : IDisposable
{
    private const string Header =
        "suite,model,dataset,condition,images,correct,accuracy,ci_low,ci_high,top5_accuracy,mean_confidence,ece,failed\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cell_is_a_row_with_numbers_in_full()
    {
        Sample.Part(Sample.Trials(4, 3), failed: ["bad.png"]).Save(_folder.Path);

        // In exact arithmetic the interval is [0.300641842582401877…, 0.954412739190299441…].
        Assert.Equal(Header + "grid,resnet,cifar,clean,4,3,0.75,0.300641842582402,0.9544127391902995,1,0.5,0.25,1\n", Written());
    }

    [Fact]
    public void A_cell_without_trials_has_no_proportions()
    {
        Sample.Part([], failed: ["bad.png"]).Save(_folder.Path);

        Assert.Equal(Header + "grid,resnet,cifar,clean,0,0,,,,,,,1\n", Written());
    }

    [Fact]
    public void Answers_without_confidence_or_alternatives_leave_those_figures_out()
    {
        Sample.Part([Sample.Trial("a", true, float.NaN) with { Top5 = [] }]).Save(_folder.Path);

        Assert.EndsWith(",1,1,1,0.20654931437723745,1,,,,0\n", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_with_commas_quotes_and_line_breaks_are_quoted()
    {
        Sample.Part([], model: "a,b", dataset: "say \"x\"", condition: "two\nlines").Save(_folder.Path);

        Assert.Contains("grid,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",0", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_answer_among_the_best_five_counts_for_top5()
    {
        Sample.Part([Sample.Trial("a", false), Sample.Trial("b", false) with { Top5 = ["dog", "cow"] }]).Save(_folder.Path);

        Assert.Equal(0.5, Cells()[0].Top5Accuracy);
    }

    private List<CellAccuracy> Cells() => [.. new TrialFolder(_folder.Path).Cells().Select(CellAccuracy.Of)];

    private string Written() => AccuracyCsv.Write(Cells());
}

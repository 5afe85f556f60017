using RobustBench.Metrics;
using RobustBench.Reports;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class CellResponsesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Who_gives_one_answer_to_everything_has_no_entropy()
    {
        var responses = Of(("cat", "bottle"), ("dog", "bottle"), ("bottle", "bottle"));

        Assert.Equal((0, Math.Log2(3)), (responses.Entropy, responses.GreatestEntropy));
        Assert.Equal(("bottle", 1.0), responses.MostFrequent);
    }

    [Fact]
    public void Who_gives_each_answer_as_often_has_the_greatest_entropy()
    {
        var responses = Of(("cat", "dog"), ("dog", "cat"), ("owl", "owl"), ("fox", "fox"));

        Assert.Equal(2, responses.Entropy, 1e-15);
        Assert.Equal(2, responses.GreatestEntropy);
    }

    [Fact]
    public void No_answer_is_no_category_and_stays_in_the_denominator()
    {
        var responses = Of(("cat", "na"), ("cat", "na"), ("cat", "cat"), ("dog", "dog"));

        // As published: −2 · ¼ log₂ ¼.
        Assert.Equal(1, responses.Entropy, 1e-15);
        Assert.Equal(["cat", "dog"], responses.Categories);
        Assert.Equal(
            """
            model,dataset,condition,response,trials,share,label_trials
            resnet,cifar,clean,cat,1,0.25,3
            resnet,cifar,clean,dog,1,0.25,1
            resnet,cifar,clean,na,2,0.5,0

            """, ResponseCsv.WriteResponses([responses]));
    }

    [Fact]
    public void Confusions_are_counted_for_as_many_categories_as_a_picture_shows()
    {
        Assert.Equal(1, Of(("cat", "dog"), ("cat", "cat")).Confusions![("cat", "dog")]);
        Assert.Null(Of([.. Enumerable.Range(0, 65).Select(i => ($"c{i}", "cat"))]).Confusions);
    }

    private CellResponses Of(params (string Label, string Response)[] trials)
    {
        Sample.Part([.. trials.Select((trial, image) => Sample.Trial($"{image}") with { Label = trial.Label, Prediction = trial.Response })]).Save(_folder.Path);
        return Assert.Single(CellFigures.Of(new TrialFolder(_folder.Path).Cells())).Responses!;
    }
}

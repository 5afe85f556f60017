using RobustBench.Metrics;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class CellClassesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_stand_from_the_hardest_on_with_what_they_are_taken_for()
    {
        Write("m", ("cat", "cat"), ("cat", "dog"), ("cat", "dog"), ("cat", "owl"), ("dog", "dog"), ("dog", "cat"), ("owl", "owl"));

        var cell = Cells().Single();

        Assert.Equal(
            [new ClassAccuracy("cat", 4, 1, "dog", 2), new ClassAccuracy("dog", 2, 1, "cat", 1), new ClassAccuracy("owl", 1, 1, "", 0)],
            cell.Classes);
        Assert.Equal([("cat", "dog", 2L), ("cat", "owl", 1L), ("dog", "cat", 1L)], cell.Confused);
    }

    [Fact]
    public void The_rank_correlation_is_that_of_a_hand_calculation_with_mean_ranks_of_equal_values()
    {
        // scipy.stats.spearmanr([1, 2, 3, 4], [1, 3, 2, 4]) is 0.8; of [1, 2, 2, 4] and [1, 2, 3, 4] it is √0.9.
        Assert.Equal(0.8, ClassAgreement.Spearman([(1, 1), (2, 3), (3, 2), (4, 4)])!.Value, 12);
        Assert.Equal(Math.Sqrt(0.9), ClassAgreement.Spearman([(1, 1), (2, 2), (2, 3), (4, 4)])!.Value, 12);
        Assert.Null(ClassAgreement.Spearman([(1, 1), (1, 2)]));
    }

    [Fact]
    public void Two_models_with_the_same_hard_classes_agree_wholly()
    {
        Write("a", ("cat", "dog"), ("cat", "cat"), ("dog", "dog"), ("dog", "dog"));
        Write("b", ("cat", "dog"), ("cat", "dog"), ("dog", "dog"), ("dog", "dog"));

        var pair = Assert.Single(ClassAgreement.Of(Cells()));

        Assert.Equal(("a", "b", 2, 1.0, null), (pair.ModelA, pair.ModelB, pair.Classes, pair.Correlation, pair.Interval));
    }

    [Fact]
    public void The_interval_of_a_correlation_is_that_of_Fisher_with_the_variance_of_Bonett_and_Wright()
    {
        // tanh(atanh 0.5 ± 1.96 · √(1.125 / 97)) = 0.3259 and 0.6413
        var interval = new ClassAgreement("a", "b", "d", "clean", 100, 0.5).Interval!.Value;

        Assert.Equal((0.3259, 0.6413), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Of_many_classes_only_images_as_they_are_are_told()
    {
        Write("m", [.. Enumerable.Range(0, 65).Select(label => ($"{label}", "x"))]);
        Write("m", "greyscale", [.. Enumerable.Range(0, 65).Select(label => ($"{label}", "x"))]);

        Assert.Equal("clean", Assert.Single(Cells()).Accuracy.Condition);
    }

    private List<CellClasses> Cells() => [.. CellFigures.Of(new TrialFolder(_folder.Path).Cells()).Select(cell => cell.Classes).OfType<CellClasses>()];

    private void Write(string model, params (string Label, string Prediction)[] trials) => Write(model, "clean", trials);

    private void Write(string model, string condition, params (string Label, string Prediction)[] trials) => Sample.Part(
        [.. trials.Select((trial, index) => Sample.Trial($"{index}") with { Label = trial.Label, Prediction = trial.Prediction, Correct = trial.Label == trial.Prediction })],
        model, condition: condition).Save(_folder.Path);
}

using RobustBench.Metrics;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class HumanLikenessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_observer_is_compared_with_each_person_in_each_condition_that_counts()
    {
        Cell("subject-01", "colour", "bw", "1100");
        Cell("subject-02", "colour", "bw", "1010");
        Cell("net", "colour", "bw", "1000");
        // Left out by model-vs-human.
        Cell("subject-01", "colour", "cr", "1111");
        Cell("subject-02", "colour", "cr", "1111");
        Cell("net", "colour", "cr", "0000");

        var likeness = Of()!;

        // Accuracies 0.25 and 0.5; with each person 3 of 4 alike, by chance 0.5: κ = 0.5.
        Assert.Equal(new Likeness(0.0625, 0.75, 0.5, 0.25), Assert.Single(likeness.Means, row => row.Observer == "net").Mean);
        // Two people: accuracy 0.5 each, 2 of 4 alike, by chance 0.5.
        Assert.Equal(new Likeness(0, 0.5, 0, 0.5), Assert.Single(likeness.Means, row => row.Observer == "humans").Mean);
    }

    [Fact]
    public void Agreement_on_every_trial_is_1_even_where_kappa_is_undefined()
    {
        Cell("subject-01", "sketch", "all", "11");
        Cell("subject-02", "sketch", "all", "11");

        Assert.Equal(new Likeness(0, 1, 1, 1), Of()!.Means.Single().Mean);
    }

    [Fact]
    public void The_mean_is_over_conditions_then_people_then_data_sets()
    {
        foreach (var person in new[] { "subject-01", "subject-02" })
        {
            Cell(person, "rotation", "90", "10");
            Cell(person, "rotation", "180", "10");
            Cell(person, "sketch", "all", "10");
        }

        Cell("net", "rotation", "90", "10");
        Cell("net", "rotation", "180", "01");
        Cell("net", "sketch", "all", "10");

        // Agreement 1 and 0 in rotation, so ½; 1 in sketch.
        Assert.Equal(0.75, Of()!.Means.Single(row => row.Observer == "net").Mean!.Value.ObservedConsistency);
    }

    [Fact]
    public void An_observer_without_one_of_the_data_sets_has_no_mean()
    {
        foreach (var person in new[] { "subject-01", "subject-02" })
        {
            Cell(person, "edge", "all", "10");
            Cell(person, "sketch", "all", "10");
        }

        Cell("net", "sketch", "all", "10");

        var likeness = Of()!;
        Assert.Null(likeness.Means.Single(row => row.Observer == "net").Mean);
        Assert.Equal("sketch", Assert.Single(likeness.ByDataset, row => row.Observer == "net").Dataset);
    }

    [Fact]
    public void Of_several_prefixes_the_one_with_the_most_data_sets_counts()
    {
        foreach (var person in new[] { "subject-01", "subject-02" })
        {
            Cell(person, "a/edge", "all", "10");
            Cell(person, "b/edge", "all", "10");
            Cell(person, "b/sketch", "all", "10");
        }

        Assert.Equal(["b/edge", "b/sketch"], Of()!.Datasets);
    }

    [Fact]
    public void Pooled_observers_and_other_data_sets_do_not_take_part()
    {
        Cell("subject-01", "edge", "all", "10");
        Cell("subject-02", "cifar", "all", "10");
        Cell("subject-all", "edge", "all", "10", columns: ["observer"]);

        Assert.Null(Of());
    }

    private HumanLikeness? Of() => HumanLikeness.Of(CellFigures.Of(new TrialFolder(_folder.Path).Cells()).Select(cell => cell.Answers!));

    private void Cell(string observer, string dataset, string condition, string right, string[]? columns = null) => Sample.Part(
        [.. right.Select((answer, image) => Sample.Trial($"{image}", answer == '1', float.NaN, [.. columns ?? []]))],
        observer, dataset, condition, position: CellPosition.None, columns: columns).Save(_folder.Path);
}

using RobustBench.Metrics;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class CellGroupsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_gap_that_is_all_class_mix_vanishes_when_standardised()
    {
        // Cats are right nine times of ten, dogs once, wherever they come from; A has 80 cats and 20 dogs, B the reverse.
        Write("country", ("A", "cat", 80, 72), ("A", "dog", 20, 2), ("B", "cat", 20, 18), ("B", "dog", 80, 8));

        var cell = Cells().Single();

        Assert.Equal(["A", "B"], cell.Groups.Select(group => group.Name));
        Assert.Equal((0.74, 0.26), (cell.Groups[0].Accuracy, cell.Groups[1].Accuracy));
        Assert.Equal(("A", "B", 0.48), (cell.Gap!.Best, cell.Gap.Worst, Math.Round(cell.Gap.Gap, 12)));
        Assert.All(cell.Groups, group => Assert.Equal(0.5, group.Standardised, 12));
        Assert.Equal(0, cell.StandardisedGap!.Gap, 12);
        Assert.InRange(cell.StandardisedGap.Interval!.Value.Low, -0.15, 0);
        Assert.InRange(cell.StandardisedGap.Interval.Value.High, 0, 0.15);
    }

    [Fact]
    public void A_gap_within_classes_stays()
    {
        Write("country", ("A", "cat", 50, 45), ("A", "dog", 50, 45), ("B", "cat", 50, 25), ("B", "dog", 50, 25));

        var cell = Cells().Single();

        Assert.Equal((0.4, 0.4), (Math.Round(cell.Gap!.Gap, 12), Math.Round(cell.StandardisedGap!.Gap, 12)));
        Assert.InRange(cell.StandardisedGap.Interval!.Value.Low, 0.24, 0.33);
        Assert.InRange(cell.StandardisedGap.Interval.Value.High, 0.47, 0.56);
        // Newcombe 1998, method 10, of 90/100 and 50/100.
        Assert.Equal(Newcombe.Difference((90, 100), (50, 100)), cell.Gap.Interval);
    }

    [Fact]
    public void A_group_of_few_images_is_told_and_makes_no_gap()
    {
        Write("country", ("A", "cat", 40, 20), ("A", "dog", 40, 20), ("B", "cat", 40, 30), ("B", "dog", 40, 30), ("C", "cat", 29, 0));

        var cell = Cells().Single();

        Assert.Equal([false, false, true], cell.Groups.Select(group => group.IsSmall));
        Assert.Equal(("B", "A"), (cell.Gap!.Best, cell.Gap.Worst));
    }

    [Fact]
    public void Where_each_class_is_of_one_group_nothing_tells_the_two_apart()
    {
        Write("kingdom", ("pets", "cat", 50, 40), ("wild", "wolf", 50, 10));

        Assert.NotNull(Cells().Single().Gap);
        Assert.Null(Cells().Single().StandardisedGap);
    }

    [Fact]
    public void A_column_that_says_the_class_again_makes_no_groups()
    {
        Write("shape", ("cat", "cat", 50, 40), ("dog", "dog", 50, 10));

        Assert.Empty(Cells());
    }

    [Fact]
    public void Of_incomes_the_slope_is_that_of_logistic_regression()
    {
        // Two incomes: the line goes through both, and the slope is the difference of the logits over that of the logarithms.
        Write("income", ("100", "cat", 100, 20), ("1000", "cat", 100, 80));

        var slope = Cells().Single().Slope!;

        Assert.Equal((Math.Log(4) - Math.Log(0.25)) / Math.Log(10), slope.Slope, 9);
        // The variance of a difference of two logits of 100 images each: 2 · 1/(100 · 0.2 · 0.8).
        Assert.Equal(slope.Slope - 1.959963984540054 * Math.Sqrt(2 / 16.0) / Math.Log(10), slope.Interval.Low, 9);
        Assert.Equal(200, slope.Images);
    }

    [Fact]
    public void No_slope_is_told_where_there_is_none()
    {
        Assert.Null(LogisticSlope.Of([(1, 10, 10), (2, 10, 10)]));
        Assert.Null(LogisticSlope.Of([(1, 10, 3)]));
        Assert.Null(LogisticSlope.Of([(1, 10, 0), (2, 10, 10)]));
        Write("country", ("A", "cat", 40, 20), ("7", "cat", 40, 20));
        Assert.Null(Cells().Single().Slope);
    }

    [Fact]
    public void Other_conditions_and_columns_of_very_many_values_make_no_groups()
    {
        Sample.Part([.. Enumerable.Range(0, 300).Select(image => Sample.Trial($"{image}", true, 0.5f, $"city {image}", image < 150 ? "A" : "B"))], columns: ["city", "country"]).Save(_folder.Path);
        Sample.Part([.. Enumerable.Range(0, 300).Select(image => Sample.Trial($"{image}", true, 0.5f, $"city {image}", image < 150 ? "A" : "B"))], condition: "greyscale", columns: ["city", "country"]).Save(_folder.Path);

        Assert.Equal(["country"], Cells().Select(cell => cell.Column));
    }

    private List<CellGroups> Cells() => [.. CellFigures.Of(new TrialFolder(_folder.Path).Cells()).SelectMany(cell => cell.Groups)];

    private void Write(string column, params (string Group, string Label, int Images, int Correct)[] groups)
    {
        var trials = new List<Trial>();
        foreach (var (group, label, images, correct) in groups)
            for (var image = 0; image < images; image++)
                trials.Add(Sample.Trial($"{trials.Count}", image < correct, 0.5f, group) with { Label = label, Prediction = image < correct ? label : "other" });
        Sample.Part(trials, columns: [column]).Save(_folder.Path);
    }
}

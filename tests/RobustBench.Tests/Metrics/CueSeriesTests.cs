using RobustBench.Metrics;
using RobustBench.Reports;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class CueSeriesTests
{
    [Fact]
    public void Data_sets_that_end_in_a_stage_are_a_series()
    {
        var series = Assert.Single(CueSeries.Find([
            Cell("net", "2019/original", "all", 10, 10), Cell("net", "2019/grayscale", "all", 9, 10), Cell("net", "2019/silhouette-filled", "all", 5, 10),
            Cell("net", "2019/edge", "all", 4, 10), Cell("net", "2019/texture", "all", 8, 10), Cell("net", "2019/cue-conflict", "all", 3, 10),
        ]));

        Assert.Equal("2019", series.Series);
        Assert.Equal([0, 0.1, 0.5, 0.6, 0.2], Enum.GetValues<CueStage>().Select(stage => Math.Round(series.Drop(stage)!.Value, 12)));
    }

    [Fact]
    public void Conditions_of_one_data_set_are_a_series_and_a_texture_set_of_its_name_belongs_to_it()
    {
        var series = Assert.Single(CueSeries.Find([
            Cell("net", "objects", "clean", 10, 10), Cell("net", "objects", "greyscale", 9, 10), Cell("net", "objects", "silhouette", 5, 10),
            Cell("net", "objects", "edges", 4, 10), Cell("net", "objects-texture", "clean", 8, 10), Cell("net", "objects", "contrast(level=0.1)", 1, 10),
        ]));

        Assert.Equal(("objects", 5), (series.Series, series.Cells.Count));
    }

    [Fact]
    public void Original_and_greyscale_alone_are_none() =>
        Assert.Empty(CueSeries.Find([Cell("net", "d", "clean", 10, 10), Cell("net", "d", "greyscale", 9, 10)]));

    [Fact]
    public void An_observer_without_the_original_stands_there_without_a_drop()
    {
        var series = CueSeries.Find([Cell("net", "original", "all", 10, 10), Cell("net", "edge", "all", 5, 10), Cell("other", "edge", "all", 5, 10)]);

        Assert.Equal([0.5, null], series.Select(one => one.Drop(CueStage.Edges)));
        Assert.Null(series[1].DropInterval(CueStage.Edges));
    }

    [Fact]
    public void The_interval_of_a_drop_is_newcombes()
    {
        // Newcombe 1998, table II, case (a), method 10: 56/70 − 48/80 = 0.2000, 0.0524 to 0.3339.
        var interval = Newcombe.Difference((56, 70), (48, 80));

        Assert.Equal(0.0524, interval.Low, 0.00005);
        Assert.Equal(0.3339, interval.High, 0.00005);
    }

    [Fact]
    public void People_are_one_observer_of_the_plot_unless_a_pool_has_their_answers()
    {
        List<CellAccuracy> cells =
        [
            Cell("net", "original", "all", 10, 10), Cell("net", "edge", "all", 5, 10), Cell("subject-1", "original", "all", 8, 10),
            Cell("subject-1", "edge", "all", 7, 10), Cell("subject-2", "edge", "all", 9, 10),
        ];
        string[] models = ["humans", "net", "subject-1", "subject-2"];

        var panel = Assert.Single(CueSeriesPanel.Of(CueSeries.Find(cells), models));
        var pooled = Assert.Single(CueSeriesPanel.Of(CueSeries.Find([.. cells, Cell("humans", "original", "all", 8, 10), Cell("humans", "edge", "all", 16, 20)]), models));

        Assert.Equal(["net", "people (2)"], panel.Observers.Select(observer => observer.Name));
        Assert.Equal((16L, 20L), panel.Observers[1].Stages[CueStage.Edges]);
        Assert.Equal(["humans", "net"], pooled.Observers.Select(observer => observer.Name));
    }

    private static CellAccuracy Cell(string model, string dataset, string condition, int correct, int images) => new()
    {
        Suite = "",
        Model = model,
        Dataset = dataset,
        Condition = condition,
        Position = CellPosition.None,
        Images = images,
        Correct = correct,
        Top5Accuracy = null,
        MeanConfidence = null,
        CalibrationError = null,
        Failed = 0,
    };
}

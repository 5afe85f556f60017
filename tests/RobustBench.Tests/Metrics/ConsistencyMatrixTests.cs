using System.Xml.Linq;
using RobustBench.Metrics;
using RobustBench.Reports;

namespace RobustBench.Tests.Metrics;

public sealed class ConsistencyMatrixTests
{
    private static readonly PairedAnswers Alike = new(40, 5, 5, 50), Unlike = new(25, 25, 25, 25), Undefined = new(100, 0, 0, 0);

    [Fact]
    public void Observers_that_are_wrong_alike_stand_next_to_each_other()
    {
        var matrix = Assert.Single(ConsistencyMatrix.Of([Pair("a", "b", Unlike), Pair("a", "c", Alike), Pair("b", "c", Unlike)]));

        Assert.Equal(["a", "c", "b"], matrix.Observers);
        Assert.Equal(Alike.Kappa, matrix[0, 1]);
        Assert.Equal(matrix[0, 1], matrix[1, 0]);
        Assert.Null(matrix[0, 0]);
    }

    [Fact]
    public void A_cell_is_the_mean_over_the_conditions_in_which_kappa_is_defined()
    {
        var matrix = Assert.Single(ConsistencyMatrix.Of([Pair("a", "b", Alike, "x"), Pair("a", "b", Unlike, "y"), Pair("a", "b", Undefined, "z")]));

        Assert.Equal((Alike.Kappa + Unlike.Kappa) / 2, matrix[0, 1]);
    }

    [Fact]
    public void Where_it_is_defined_in_none_it_is_undefined_and_the_plot_says_so()
    {
        var matrices = ConsistencyMatrix.Of([Pair("a", "b", Undefined)]);

        Assert.Null(matrices[0][0, 1]);
        var plot = new ConsistencyPlot("suite", matrices);
        using var stream = new MemoryStream(plot.Svg());
        var texts = XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToList();
        Assert.Equal(PlotFont.Exists ? 2 : 0, texts.Count(text => text == "–"));
        Assert.Equal(plot.Png(), new ConsistencyPlot("suite", matrices).Png());
    }

    [Fact]
    public void Clusters_are_joined_by_the_mean_distance_of_their_members()
    {
        // 0 and 3 are nearest, then 1 and 2; the two clusters last.
        double[,] distances = { { 0, 5, 6, 1 }, { 5, 0, 2, 7 }, { 6, 2, 0, 8 }, { 1, 7, 8, 0 } };

        Assert.Equal([0, 3, 1, 2], AverageLinkage.Order(4, (one, other) => distances[one, other]));
        Assert.Empty(AverageLinkage.Order(0, (_, _) => 0));
    }

    private static CellConsistency Pair(string a, string b, PairedAnswers answers, string condition = "all") => new(a, b, "d", condition, answers, null);
}

using RobustBench.Metrics;
using RobustBench.Reports;

namespace RobustBench.Tests.Reports;

public sealed class ShapeBiasCsvTests
{
    [Fact]
    public void A_category_is_a_row_and_all_is_the_last() => Assert.Equal(
        """
        model,dataset,category,shape_decisions,texture_decisions,other_decisions,shape_bias,ci_low,ci_high
        resnet,"cues, 16",bear,3,1,5,0.75,0.300641842582402,0.9544127391902995
        resnet,"cues, 16",cat,0,0,2,,,
        resnet,"cues, 16",all,3,1,7,0.75,0.300641842582402,0.9544127391902995

        """,
        ShapeBiasCsv.Write([Bias("resnet", "cues, 16", ("bear", new(3, 1, 5)), ("cat", new(0, 0, 2)))]));

    internal static CellShapeBias Bias(string model, string dataset, params (string Category, CueDecisions Decisions)[] categories) => new(
        model, dataset, new ShapeBias { Categories = [.. categories.Select(row => new CategoryDecisions(row.Category, row.Decisions))] });
}

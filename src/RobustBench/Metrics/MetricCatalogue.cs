namespace RobustBench.Metrics;

/// <summary>The numbers of the tables, in the order of their columns.</summary>
public static class MetricCatalogue
{
    private const string Proportion = "[0, 1], higher is better";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("accuracy", "right decisions over images that could be read", Proportion, "accuracy.csv, matrix.*", "Geirhos et al. 2018"),
        new("ci_low, ci_high", "Wilson's 95% interval of the accuracy", "[0, 1]", "accuracy.csv", "Wilson 1927; Newcombe 1998, method 3"),
        new("top5_accuracy", "trials whose label is among the five best answers, over images", Proportion, "accuracy.csv", "Russakovsky et al. 2015"),
        new("mean_confidence", "mean probability of the decision", "[0, 1]", "accuracy.csv", "Guo et al. 2017"),
        new("ece", "expected calibration error over 15 equal bins (lo, hi] of confidence", "[0, 1], lower is better", "accuracy.csv", "Naeini et al. 2015; Guo et al. 2017"),
        new("failed", "images that could not be read; they are not among `images`", "a count", "accuracy.csv", "—"),
    ];
}

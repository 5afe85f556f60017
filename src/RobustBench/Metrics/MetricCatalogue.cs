namespace RobustBench.Metrics;

/// <summary>The numbers of the tables, in the order of their columns.</summary>
public static class MetricCatalogue
{
    private const string Proportion = "[0, 1], higher is better";

    private const string Geirhos2019 = "Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture (ICLR)";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("accuracy", "right decisions over images that could be read", Proportion, "accuracy.csv, matrix.*", "Geirhos et al. 2018"),
        new("ci_low, ci_high", "Wilson's 95% interval of the accuracy, of the shape bias", "[0, 1]", "accuracy.csv, shape-bias.csv", "Wilson 1927; Newcombe 1998, method 3"),
        new("top5_accuracy", "trials whose label is among the five best answers, over images", Proportion, "accuracy.csv", "Russakovsky et al. 2015"),
        new("mean_confidence", "mean probability of the decision", "[0, 1]", "accuracy.csv", "Guo et al. 2017"),
        new("ece", "expected calibration error over 15 equal bins (lo, hi] of confidence", "[0, 1], lower is better", "accuracy.csv", "Naeini et al. 2015; Guo et al. 2017"),
        new("failed", "images that could not be read; they are not among `images`", "a count", "accuracy.csv", "—"),
        new("shape_decisions, texture_decisions, other_decisions", "clean trials, of images whose shape and texture are of two categories, decided for the one, the other or neither; by category of the shape, and in all", "counts", "shape-bias.csv", Geirhos2019),
        new("shape_bias", "shape decisions over shape and texture decisions; empty where there is neither", "[0, 1], 1 goes by shape alone", "shape-bias.csv, .png, .svg", Geirhos2019),
    ];
}

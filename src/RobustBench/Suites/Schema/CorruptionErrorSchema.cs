using System.Text.Json.Nodes;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of <c>mce</c>.</summary>
internal static class CorruptionErrorSchema
{
    /// <summary>The map of its keys.</summary>
    public static JsonObject Map() => NodeSchema.Of(
        [
            ("corrupted", ScalarSchema.Text().Described("The data set whose conditions are corruptions and severities.")),
            ("clean", ScalarSchema.Text().Described("The data set of the images before, for relative errors.")),
            ("normaliser", ScalarSchema.Text().Described($"A model of the suite, or {CorruptionErrorReader.AlexNet}: AlexNet's published errors on ImageNet-C.")),
        ],
        "corrupted", "normaliser").Described("Mean corruption errors (Hendrycks & Dietterich 2019), for summary.csv.");
}

using System.Text.Json.Nodes;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of a replication.</summary>
internal static class ReplicationSchema
{
    /// <summary>The map of its keys.</summary>
    public static JsonObject Map() => NodeSchema.Of(
        [
            ("original", ScalarSchema.Text().Described("The data set that was replicated.")),
            ("replica", TextOrList().Described("The data set that is its replica, or several.")),
            ("standard", TextOrList().Described("The models that the fits are made of: a glob over their keys, or several; left out: all.")),
            ("base", ScalarSchema.Text().Described("The model that relative robustness is told against.")),
        ],
        "original", "replica").Described("A data set and one that was made to be like it: how accuracies on the two hang together.");

    private static JsonObject TextOrList() => ScalarSchema.AnyOf(ScalarSchema.Text(), NodeSchema.List(ScalarSchema.Text()));
}

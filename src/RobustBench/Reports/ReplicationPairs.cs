using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>The replications of a results folder, as the suite that ran named them.</summary>
internal static class ReplicationPairs
{
    /// <summary>A pair for each replica; none where run.json names none.</summary>
    public static IReadOnlyList<ReplicationPair> Of(RunJson run)
    {
        var named = run["suite"]["replication"];
        string[] standard = [.. named["standard"].Items.Select(glob => glob.Text)];
        return [.. named["replicas"].Items.Select(replica => new ReplicationPair(
            named["original"].Text, replica.Text, standard, named["base"].Text is { Length: > 0 } model ? model : null))];
    }
}

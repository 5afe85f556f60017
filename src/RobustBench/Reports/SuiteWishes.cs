using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>What the suite that ran wants told, as run.json has it.</summary>
internal static class SuiteWishes
{
    /// <summary>A pair for each replica; none where run.json names none.</summary>
    public static IReadOnlyList<ReplicationPair> Replications(RunJson run)
    {
        var named = run["suite"]["replication"];
        string[] standard = [.. named["standard"].Items.Select(glob => glob.Text)];
        return [.. named["replicas"].Items.Select(replica => new ReplicationPair(
            named["original"].Text, replica.Text, standard, named["base"].Text is { Length: > 0 } model ? model : null))];
    }

    /// <summary>What mean corruption errors are made of; null where run.json asks for none.</summary>
    public static CorruptionPlan? Corruption(RunJson run) => run["suite"]["mce"] is { } mce && mce["corrupted"].Text is { Length: > 0 } corrupted
        ? new CorruptionPlan(corrupted, mce["clean"].Text is { Length: > 0 } clean ? clean : null, mce["normaliser"].Text)
        : null;
}

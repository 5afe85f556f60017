using System.IO.Enumeration;

namespace RobustBench.Metrics;

/// <summary>A data set and another that was made to be like it.</summary>
/// <param name="Original">The original's key.</param>
/// <param name="Replica">The replica's key.</param>
/// <param name="Standard">Globs over the models that the fits are made of: those trained without a measure for robustness; empty: all.</param>
/// <param name="Base">The model that relative robustness is told against; null: none.</param>
public sealed record ReplicationPair(string Original, string Replica, IReadOnlyList<string> Standard, string? Base)
{
    /// <summary>Whether the fits are made of a model.</summary>
    internal bool IsStandard(string model) => Standard.Count == 0 || Standard.Any(glob => FileSystemName.MatchesSimpleExpression(glob, model, ignoreCase: false));
}

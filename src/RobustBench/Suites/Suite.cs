using RobustBench.Data.Labels;

namespace RobustBench.Suites;

/// <summary>A suite, completely checked: every name is resolved, every file exists.</summary>
internal sealed record Suite
{
    /// <summary>The name; results go to a folder of that name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, for readers; empty where the suite does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>The file's text, as it was read.</summary>
    public required string Text { get; init; }

    /// <summary>The seed of all random numbers.</summary>
    public long Seed { get; init; }

    /// <summary>The part size where a suite gives none: the pictures of a part are in memory together.</summary>
    public const int StandardPartSize = 1000;

    /// <summary>The most trials of a part, the unit of work.</summary>
    public int PartSize { get; init; } = StandardPartSize;

    /// <summary>What labels and decisions are turned into; null: classes as they are.</summary>
    public LabelMap? Labels { get; init; }

    /// <summary>The data sets in the order of the suite.</summary>
    public required IReadOnlyList<DatasetEntry> Datasets { get; init; }

    /// <summary>The models in the order of the suite.</summary>
    public required IReadOnlyList<ModelEntry> Models { get; init; }

    /// <summary>The conditions in the order of the suite, lists written out.</summary>
    public required IReadOnlyList<ConditionEntry> Conditions { get; init; }

    /// <summary>What a candidate is held to by a comparison; empty where the suite has no gate.</summary>
    public IReadOnlyList<GateLimit> Gate { get; init; } = [];

    /// <summary>Which data sets are replicas of which other; null where the suite does not say.</summary>
    public ReplicationEntry? Replication { get; init; }

    /// <summary>What mean corruption errors are made of; null where the suite asks for none.</summary>
    public CorruptionErrorEntry? CorruptionError { get; init; }

    /// <summary>The conditions that a data set is shown under, in the order of the suite.</summary>
    public IEnumerable<ConditionEntry> ConditionsOf(DatasetEntry dataset) => Conditions.Where(dataset.IsShownUnder);
}

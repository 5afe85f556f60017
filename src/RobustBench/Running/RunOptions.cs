using RobustBench.Plans;

namespace RobustBench.Running;

/// <summary>How a suite is run; none of it but <see cref="Selection"/> changes a decision.</summary>
public sealed record RunOptions
{
    /// <summary>The results folder; null: <c>results/</c> and the suite's name.</summary>
    public string? Results { get; init; }

    /// <summary>What of the suite is to be run.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>Where the networks run: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>What may run the networks; a model that it does not run is refused.</summary>
    public Backend Backend { get; init; }

    /// <summary>Forward passes that run side by side, each on one thread; as many threads make stimuli ahead of them. Null: one for each processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Images in a batch; null: a fixed function of stimulus size and device.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Whether the batch size is measured once and kept (<c>--batch-size auto</c>).</summary>
    public bool MeasureBatchSize { get; init; }

    /// <summary>The images of each attack and model that pictures are drawn of.</summary>
    public int Pictures { get; init; }

    /// <summary>Whether parts that are done already are run again.</summary>
    public bool Fresh { get; init; }
}

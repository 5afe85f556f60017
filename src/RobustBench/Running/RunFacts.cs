using RobustBench.Plans;

namespace RobustBench.Running;

/// <summary>What one run was and did, for run.json.</summary>
internal sealed record RunFacts
{
    public required DateTimeOffset Started { get; init; }

    public required Selection Selection { get; init; }

    /// <summary>The device that ran; null where nothing had to run.</summary>
    public string? Device { get; set; }

    public required int Threads { get; init; }

    /// <summary>The batch size of each data set.</summary>
    public Dictionary<string, int> BatchSizes { get; set; } = [];

    /// <summary>Whether the batch sizes were measured.</summary>
    public bool Measured { get; set; }

    public int PartsPlanned { get; set; }

    public int PartsReused { get; set; }

    public int PartsRun { get; set; }

    /// <summary>Images shown, counted once for each model; under an attack the most passes that it may take, so that plans can be compared with it.</summary>
    public long Passes { get; set; }

    public RunClock Clock { get; } = new();

    public bool Interrupted { get; set; }

    public List<string> Warnings { get; } = [];

    /// <summary>Whether the run came to its end, interrupted or not.</summary>
    public bool Ended { get; set; }

    /// <summary>The cells that failed, with the reason of their first part.</summary>
    public Dictionary<string, string> FailedCells { get; } = [];
}

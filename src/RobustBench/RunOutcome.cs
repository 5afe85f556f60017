using RobustBench.Reports;

namespace RobustBench;

/// <summary>How a run ended.</summary>
public sealed record RunOutcome
{
    /// <summary>The results folder.</summary>
    public required string Results { get; init; }

    /// <summary>The tables and plots; null where an interrupted run has no finished part.</summary>
    public required ReportResult? Report { get; init; }

    /// <summary>The cells that failed, the others being kept.</summary>
    public required int FailedCells { get; init; }

    /// <summary>Whether the run was interrupted; everything finished is kept.</summary>
    public required bool Interrupted { get; init; }
}

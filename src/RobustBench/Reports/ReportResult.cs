namespace RobustBench.Reports;

/// <summary>What a report was made of, and what is not in it.</summary>
public sealed record ReportResult
{
    /// <summary>The accuracies of the complete cells.</summary>
    public required AccuracyMatrix Matrix { get; init; }

    /// <summary>The cells that were left out.</summary>
    public required IReadOnlyList<IncompleteCell> Incomplete { get; init; }

    /// <summary>The complete cells that the matrix leaves empty, because too many of their images could not be read.</summary>
    public required IReadOnlyList<FailedCell> FailedCells { get; init; }

    /// <summary>What is not as it should be in files that were written.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The tables and plots that could not be written; all others were.</summary>
    public required IReadOnlyList<FailedExport> Failed { get; init; }
}

namespace RobustBench.Reports;

/// <summary>A table or plot that could not be written.</summary>
/// <param name="File">The file's name in the results folder.</param>
/// <param name="Message">Why.</param>
public sealed record FailedExport(string File, string Message);

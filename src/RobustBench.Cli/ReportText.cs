using RobustBench.Reports;

namespace RobustBench.Cli;

/// <summary>Prints a report: the table to standard output, what is not in it to standard error.</summary>
internal static class ReportText
{
    public static void Print(ReportResult report, string folder)
    {
        Console.Out.Write(report.Matrix.ToMarkdown());
        PrintGaps(report);
        Console.Error.WriteLine($"tables and plots: {folder}");
    }

    /// <summary>Whether the report has all that it should.</summary>
    public static int ExitCodeOf(ReportResult report) =>
        report.Failed.Count > 0 || report.FailedCells.Count > 0 ? ExitCode.CellsFailed : ExitCode.Done;

    public static void PrintGaps(ReportResult report)
    {
        const int Shown = 10;
        foreach (var cell in report.Incomplete.Take(Shown))
            Console.Error.WriteLine($"left out, unfinished: {cell.Model} · {cell.Dataset} · {cell.Condition} has {cell.Found} of {cell.Expected} images");
        if (report.Incomplete.Count > Shown)
            Console.Error.WriteLine($"left out, unfinished: {report.Incomplete.Count - Shown} further cells");
        foreach (var (dataset, cells) in report.FailedCells.GroupBy(cell => cell.Dataset).Select(group => (group.Key, group.ToList())))
        {
            Console.Error.WriteLine(
                $"failed: {cells[0].Failed} of the {cells[0].Images} images of `{dataset}` can't be read, more than 1%: "
                + $"{cells.Count} cells are left empty");
        }

        foreach (var warning in report.Warnings) Console.Error.WriteLine(warning);
        foreach (var export in report.Failed)
            Console.Error.WriteLine($"{export.File} could not be written: {export.Message}");
    }
}

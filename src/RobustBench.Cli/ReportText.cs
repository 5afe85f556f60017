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

    public static void PrintGaps(ReportResult report)
    {
        const int Shown = 10;
        foreach (var cell in report.Incomplete.Take(Shown))
            Console.Error.WriteLine($"left out, unfinished: {cell.Model} · {cell.Dataset} · {cell.Condition} has {cell.Found} of {cell.Expected} images");
        if (report.Incomplete.Count > Shown)
            Console.Error.WriteLine($"left out, unfinished: {report.Incomplete.Count - Shown} further cells");
        foreach (var warning in report.Warnings) Console.Error.WriteLine(warning);
        foreach (var export in report.Failed)
            Console.Error.WriteLine($"{export.File} could not be written: {export.Message}");
    }
}

using System.Globalization;
using System.Text;
using RobustBench.Comparing.Gates;
using RobustBench.Reports;

namespace RobustBench.Comparing.Views;

/// <summary>A comparison as Markdown, fit for a pull request and for a terminal.</summary>
public static class ComparisonMarkdown
{
    private const int ClassesShown = 5, FlipsShown = 10, JudgedShown = 10;
    private const double Noticeable = 0.05;

    /// <summary>The verdict, the cells, the limits, and of the cells that differ most the classes and flips.</summary>
    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {Cell(comparison.Candidate)} against {Cell(comparison.Baseline)}\n\n");
        if (comparison.Gate.Count > 0) AppendGate(text, comparison.Gate);
        foreach (var pair in comparison.Cells.GroupBy(cell => (cell.Baseline, cell.Candidate))) AppendCells(text, pair.Key, [.. pair]);
        text.Append("Accuracy in percent, differences in points with Newcombe's 95% interval; p: exact McNemar test, Holm-corrected over the cells. ");
        text.Append("Negative flips were right and are wrong now, positive flips the other way round. Seen: the smallest drop that these images would have shown in 80 of 100 comparisons.\n");
        AppendClasses(text, comparison.Cells);
        AppendFlips(text, comparison.Cells);
        foreach (var warning in comparison.Warnings) text.Append(CultureInfo.InvariantCulture, $"\n> {warning}\n");
        return text.ToString();
    }

    private static void AppendGate(StringBuilder text, IReadOnlyList<LimitVerdict> limits)
    {
        var failed = limits.Count(limit => !limit.Passes);
        text.Append(CultureInfo.InvariantCulture, $"**The gate {(failed == 0 ? "passes" : "fails")}**: {limits.Count - failed} of {limits.Count} limits hold.\n\n");
        foreach (var limit in limits)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {(limit.Passes ? "holds" : "**broken**")}: `{limit.Limit}`, {Counted(limit.Judged.Count, "place")} judged\n");
            foreach (var judged in limit.Judged.Where(judged => !judged.Passes).Take(JudgedShown)) text.Append(CultureInfo.InvariantCulture, $"  - {Judged(judged)}\n");
            var more = limit.Judged.Count(judged => !judged.Passes) - JudgedShown;
            if (more > 0) text.Append(CultureInfo.InvariantCulture, $"  - and {more} more\n");
        }

        text.Append('\n');
    }

    /// <summary>A judged cell in words: the number and its interval.</summary>
    internal static string Judged(JudgedCell judged) => string.Create(
        CultureInfo.InvariantCulture, $"{judged.Cell}: {judged.Estimate:F4} [{judged.Interval.Low:F4}, {judged.Interval.High:F4}] of {Counted(judged.Images, "image")}");

    private static void AppendCells(StringBuilder text, (string Baseline, string Candidate) models, IReadOnlyList<ComparedCell> cells)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Cell(models.Candidate)} against {Cell(models.Baseline)}:\n\n");
        List<string[]> rows = [["dataset", "condition", "images", "baseline", "candidate", "difference", "95% interval", "p", "neg. flips", "pos. flips", "κ", "seen"]];
        rows.AddRange(cells.Select(cell => new[]
        {
            Cell(cell.Dataset), Cell(cell.Condition), Number(cell.Answers.Images), Share(cell.Answers.First), Share(cell.Answers.Second),
            Points(cell.Difference), $"{Points(cell.DifferenceInterval.Low)} to {Points(cell.DifferenceInterval.High)}", P(cell.CorrectedP),
            Number(cell.Answers.OnlyFirst), Number(cell.Answers.OnlySecond), cell.Answers.Kappa?.ToString("F2", CultureInfo.InvariantCulture) ?? "",
            cell.DetectableDrop is { } drop ? Share(drop) : "none",
        }));
        text.Append(MarkdownTable.Write(rows, textColumns: 2)).Append('\n');
    }

    /// <summary>The classes that moved most, by the net number of images, where a test of the one class would have called it more than chance.</summary>
    private static void AppendClasses(StringBuilder text, IReadOnlyList<ComparedCell> cells)
    {
        var moved = cells.SelectMany(cell => cell.Classes.Where(label => label.P < Noticeable).Select(label => (Cell: cell, Class: label)))
            .OrderBy(moved => moved.Class.Answers.OnlySecond - moved.Class.Answers.OnlyFirst)
            .ToList();
        if (moved.Count == 0) return;
        text.Append("\nClasses that moved (exact McNemar p below 0.05, not corrected for their number):\n\n");
        foreach (var (cell, label) in moved.Count <= 2 * ClassesShown ? moved : [.. moved.Take(ClassesShown), .. moved.TakeLast(ClassesShown)])
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Cell(label.Label)} in {Named(cell)}: {Share(label.Answers.First)} to {Share(label.Answers.Second)}, ");
            text.Append(CultureInfo.InvariantCulture, $"{label.Answers.OnlyFirst} negative and {label.Answers.OnlySecond} positive flips of {label.Answers.Images}\n");
        }
    }

    private static void AppendFlips(StringBuilder text, IReadOnlyList<ComparedCell> cells)
    {
        var flips = cells.SelectMany(cell => cell.NegativeFlips.Select(flip => (Cell: cell, Flip: flip))).OrderByDescending(flip => flip.Flip.CandidateConfidence ?? -1).Take(FlipsShown).ToList();
        if (flips.Count == 0) return;
        text.Append("\nNegative flips of which the candidate is surest:\n\n");
        foreach (var (cell, flip) in flips)
            text.Append(CultureInfo.InvariantCulture, $"- {Cell(flip.Image)} in {Named(cell)}: {Cell(flip.Baseline)}{Sure(flip.BaselineConfidence)}, now {Cell(flip.Candidate)}{Sure(flip.CandidateConfidence)}\n");
    }

    private static string Named(ComparedCell cell) => $"{Cell(cell.Dataset)} · {Cell(cell.Condition)}";

    private static string Sure(float? confidence) => confidence is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known:F2})") : "";

    private static string Counted(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double share) => Percent.Text(share);

    private static string Points(double difference) => (100 * difference).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string P(double p) => p < 0.001 ? "<0.001" : p.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>A key fit for a cell of a table.</summary>
    private static string Cell(string key) => MarkdownTable.Escape(OneLine.Of(key));
}

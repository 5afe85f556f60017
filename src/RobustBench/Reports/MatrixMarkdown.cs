using System.Text;

namespace RobustBench.Reports;

/// <summary><c>matrix.md</c>: percent with one decimal, aligned so that it reads well as plain text, too.</summary>
internal static class MatrixMarkdown
{
    private const int TextColumns = 2;

    public static string Write(AccuracyMatrix matrix)
    {
        List<string[]> lines = [["dataset", "condition", .. matrix.Models.Select(Escape)]];
        foreach (var row in matrix.Rows)
            lines.Add([Escape(row.Dataset), Escape(row.Condition), .. matrix.Models.Select(model => Percent.Text(matrix[row, model]))]);

        var widths = Enumerable.Range(0, lines[0].Length).Select(column => Math.Max(3, lines.Max(line => line[column].Length))).ToArray();
        var text = new StringBuilder();
        AppendLine(text, lines[0], widths);
        AppendLine(text, [.. widths.Select(Rule)], widths);
        foreach (var line in lines.Skip(1))
            AppendLine(text, line, widths);
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string[] line, int[] widths)
    {
        for (var column = 0; column < line.Length; column++)
        {
            var field = column < TextColumns ? line[column].PadRight(widths[column]) : line[column].PadLeft(widths[column]);
            text.Append("| ").Append(field).Append(' ');
        }

        text.Append("|\n");
    }

    // A colon at the right aligns a column of numbers to it.
    private static string Rule(int width, int column) =>
        column < TextColumns ? new string('-', width) : new string('-', width - 1) + ":";

    private static string Escape(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

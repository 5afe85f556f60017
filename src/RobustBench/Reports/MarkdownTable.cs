using System.Text;

namespace RobustBench.Reports;

/// <summary>A Markdown table, aligned so that it reads well as plain text, too: texts to the left, numbers to the right.</summary>
internal static class MarkdownTable
{
    /// <summary>The table of a heading and its rows, of which the first columns are texts.</summary>
    public static string Write(IReadOnlyList<string[]> lines, int textColumns)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(column => Math.Max(3, lines.Max(line => line[column].Length))).ToArray();
        var text = new StringBuilder();
        Append(lines[0]);
        // A colon at the right aligns a column of numbers to it.
        Append([.. widths.Select((width, column) => column < textColumns ? new string('-', width) : new string('-', width - 1) + ":")]);
        foreach (var line in lines.Skip(1)) Append(line);
        return text.ToString();

        void Append(string[] line)
        {
            foreach (var (column, field) in line.Index())
                text.Append("| ").Append(column < textColumns ? field.PadRight(widths[column]) : field.PadLeft(widths[column])).Append(' ');
            text.Append("|\n");
        }
    }

    /// <summary>A key fit for a cell of a table.</summary>
    public static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

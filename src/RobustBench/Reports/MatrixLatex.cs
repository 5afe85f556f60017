using System.Text;

namespace RobustBench.Reports;

/// <summary><c>matrix.tex</c>: a table for the package booktabs, in percent with one decimal.</summary>
internal static class MatrixLatex
{
    public static string Write(AccuracyMatrix matrix)
    {
        var text = new StringBuilder();
        text.Append("% Accuracy in percent; needs \\usepackage{booktabs}.\n");
        text.Append("\\begin{tabular}{ll").Append('r', matrix.Models.Count).Append("}\n\\toprule\n");
        AppendRow(text, ["dataset", "condition", .. matrix.Models.Select(Escape)]);
        text.Append("\\midrule\n");
        for (var i = 0; i < matrix.Rows.Count; i++)
        {
            var row = matrix.Rows[i];
            if (i > 0 && row.Dataset != matrix.Rows[i - 1].Dataset)
                text.Append("\\addlinespace\n");
            AppendRow(text, [Escape(row.Dataset), Escape(row.Condition), .. matrix.Models.Select(model => Percent.Text(matrix[row, model], "--"))]);
        }

        return text.Append("\\bottomrule\n\\end{tabular}\n").ToString();
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(" & ", fields).Append(" \\\\\n");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{character}",
                // After the end of a row LaTeX takes these for that command's own.
                '[' or ']' or '*' => $"{{{character}}}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '\\' => "\\textbackslash{}",
                '<' => "\\textless{}",
                '>' => "\\textgreater{}",
                '|' => "\\textbar{}",
                '\r' or '\n' => " ",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}

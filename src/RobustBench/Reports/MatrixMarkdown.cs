namespace RobustBench.Reports;

/// <summary><c>matrix.md</c>: percent with one decimal.</summary>
internal static class MatrixMarkdown
{
    private const int TextColumns = 2;

    public static string Write(AccuracyMatrix matrix) => MarkdownTable.Write(
        [
            ["dataset", "condition", .. matrix.Models.Select(MarkdownTable.Escape)],
            .. matrix.Rows.Select(row => (string[])
            [
                MarkdownTable.Escape(row.Dataset), MarkdownTable.Escape(row.Condition),
                .. matrix.Models.Select(model => Percent.Text(matrix[row, model])),
            ]),
        ],
        TextColumns);
}

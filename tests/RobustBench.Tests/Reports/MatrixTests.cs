using RobustBench.Metrics;
using RobustBench.Reports;
using RobustBench.Trials;

namespace RobustBench.Tests.Reports;

public sealed class MatrixTests
{
    private static readonly AccuracyMatrix Matrix = new(
    [
        Cell("vgg_16", "cifar", "clean", 7, 8, new(0, 0, 0)),
        Cell("vgg_16", "cifar", "noise(width=10%)", 1, 3, new(0, 0, 1)),
        Cell("vgg_16", "photos & more", "clean", 0, 0, new(0, 1, 0)),
        Cell("b|n", "cifar", "clean", 4, 4, new(1, 0, 0)),
        Cell("b|n", "photos & more", "clean", 0, 4, new(1, 1, 0)),
    ]);

    [Fact]
    public void Rows_and_columns_stand_in_the_order_of_the_suite_though_no_model_has_every_cell()
    {
        var matrix = new AccuracyMatrix(
        [
            Cell("z", "d", "last", 1, 1, new(0, 1, 2)),
            Cell("a", "d", "first", 1, 1, new(1, 1, 0)),
            Cell("a", "e", "last", 1, 1, new(1, 0, 2)),
        ]);

        Assert.Equal(["z", "a"], matrix.Models);
        Assert.Equal([("e", "last"), ("d", "first"), ("d", "last")], matrix.Rows);
    }

    [Fact]
    public void As_csv_absent_cells_are_empty() => Assert.Equal(
        """
        dataset,condition,vgg_16,b|n
        cifar,clean,0.875,1
        cifar,noise(width=10%),0.3333333333333333,
        photos & more,clean,,0

        """, MatrixCsv.Write(Matrix));

    [Fact]
    public void As_markdown_the_columns_are_aligned() => Assert.Equal(
        """
        | dataset       | condition        | vgg_16 |  b\|n |
        | ------------- | ---------------- | -----: | ----: |
        | cifar         | clean            |   87.5 | 100.0 |
        | cifar         | noise(width=10%) |   33.3 |       |
        | photos & more | clean            |        |   0.0 |

        """, Matrix.ToMarkdown());

    [Fact]
    public void As_latex_special_characters_are_escaped() => Assert.Equal(
        """
        % Accuracy in percent; needs \usepackage{booktabs}.
        \begin{tabular}{llrr}
        \toprule
        dataset & condition & vgg\_16 & b\textbar{}n \\
        \midrule
        cifar & clean & 87.5 & 100.0 \\
        cifar & noise(width=10\%) & 33.3 & -- \\
        \addlinespace
        photos \& more & clean & -- & 0.0 \\
        \bottomrule
        \end{tabular}

        """, MatrixLatex.Write(Matrix));

    [Fact]
    public void In_latex_a_row_may_begin_with_what_would_belong_to_the_end_of_the_row_above() => Assert.Contains(
        "\n{[}a{]} & {*} & 100.0 ", MatrixLatex.Write(new AccuracyMatrix([Cell("m", "[a]", "*", 1, 1, default)])), StringComparison.Ordinal);

    internal static CellAccuracy Cell(
        string model, string dataset, string condition, int correct, int images, CellPosition position) => new()
        {
            Suite = "grid",
            Model = model,
            Dataset = dataset,
            Condition = condition,
            Position = position,
            Images = images,
            Correct = correct,
            Top5Accuracy = null,
            MeanConfidence = null,
            CalibrationError = null,
            Failed = 0,
        };
}

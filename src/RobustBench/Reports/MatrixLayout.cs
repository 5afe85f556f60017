namespace RobustBench.Reports;

/// <summary>
/// Where everything of <see cref="MatrixPlot"/> stands, in units of one pixel. Cells have one size; the picture grows
/// with rows, columns and labels, so nothing is ever cut or overlaps.
/// </summary>
internal sealed class MatrixLayout
{
    public const float Margin = 12;
    public const float Gap = 6;
    public const float CellWidth = 44;
    public const float CellHeight = 20;
    public const float BarHeight = 200;
    public const float SlantDegrees = 45;

    /// <summary>From the left of the colour bar to the middle of its caption, past the numbers.</summary>
    public const float BarCaption = 54;

    private const float TitleHeight = 30;
    private const float LabelHeight = 18;

    /// <param name="matrix">What is drawn.</param>
    /// <param name="title">The width of a title.</param>
    /// <param name="label">The width of a label.</param>
    /// <param name="heading">The width of a data set's heading.</param>
    public MatrixLayout(AccuracyMatrix matrix, Func<string, float> title, Func<string, float> label, Func<string, float> heading)
    {
        var models = matrix.Models.Select(label).ToList();
        SlantedModels = models.Any(width => width > CellWidth - Gap);
        var slant = MathF.Sin(SlantDegrees * MathF.PI / 180);
        var modelsHeight = SlantedModels ? models.Max() * slant + LabelHeight : LabelHeight;
        var rowLabels = matrix.Rows.SelectMany(row => new[] { label(row.Condition), heading(row.Dataset) });

        Left = MathF.Ceiling(Margin + rowLabels.DefaultIfEmpty(0).Max() + Gap);
        Top = MathF.Ceiling(Margin + TitleHeight + modelsHeight + Gap);
        RowTops = Tops(matrix.Rows, Top);

        var right = Left + models.Count * CellWidth;
        var bottom = RowTops.Count == 0 ? Top : RowTops[^1] + CellHeight;
        BarLeft = right + 4 * Gap;
        var slantedEnds = models.Select((width, column) => Left + (column + 0.5f) * CellWidth + (width + LabelHeight) * slant);
        var ends = SlantedModels ? slantedEnds : [];

        Width = (int)MathF.Ceiling(ends.Append(BarLeft + BarCaption + LabelHeight / 2).Append(Margin + title(matrix.Title)).Max() + Margin);
        Height = (int)MathF.Ceiling(Math.Max(bottom, Top + BarHeight) + Margin);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The left edge of the cells.</summary>
    public float Left { get; }

    /// <summary>The upper edge of the first row of cells and of the colour bar.</summary>
    public float Top { get; }

    /// <summary>The upper edge of each row.</summary>
    public IReadOnlyList<float> RowTops { get; }

    public float BarLeft { get; }

    /// <summary>Whether the models' names are wider than a column.</summary>
    public bool SlantedModels { get; }

    // A data set's heading stands above its first row: for the first one beside the models' names, then in a gap.
    private static List<float> Tops(IReadOnlyList<(string Dataset, string Condition)> rows, float top)
    {
        var tops = new List<float>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0)
                top += CellHeight + (rows[i].Dataset == rows[i - 1].Dataset ? 0 : LabelHeight + 2 * Gap);
            tops.Add(top);
        }

        return tops;
    }
}

namespace RobustBench.Reports;

/// <summary>
/// Where everything of a <see cref="ShapeBiasPanel"/> stands, in units of one pixel: names of categories at the left, the
/// biases in a frame, the bars at its right. Each model has a lane of its own in every row, at the same height in the frame
/// and in the bars, so that marks of one bias do not hide each other.
/// </summary>
internal sealed class ShapeBiasLayout
{
    /// <summary>Between the frame and what stands beside it.</summary>
    public const float Gap = 8;

    /// <summary>From the upper edge of the frame up to the top of the axis' caption, and from the lower one down to its bottom.</summary>
    public const float AxisHeight = 42;

    public const float FrameWidth = 460;
    public const float BarsWidth = 110;
    public const float BarsGap = 22;

    private const float LeastRow = 26;
    private const float RowPadding = 9;

    // A mark is larger than its distance to 0 and 1 would leave room for.
    private const float Inset = 12;

    private readonly int _last, _models;

    /// <param name="panel">What is drawn.</param>
    /// <param name="left">The left edge of the frame.</param>
    /// <param name="top">The upper edge of the frame.</param>
    public ShapeBiasLayout(ShapeBiasPanel panel, float left, float top)
    {
        (_last, _models, Left, Top) = (panel.Rows.Count - 1, panel.Series.Count, left, top);
        Lane = _models switch { <= 4 => 6, <= 8 => 4, <= 14 => 3, _ => 2.5f };
        RowHeight = Math.Max(LeastRow, _models * Lane + RowPadding);
    }

    public float Left { get; }

    public float Top { get; }

    public float Right => Left + FrameWidth;

    public float BarsLeft => Right + BarsGap;

    public float BarsRight => BarsLeft + BarsWidth;

    /// <summary>The lower edge of the last row, that of all categories.</summary>
    public float Bottom => RowTop(_last) + RowHeight;

    public float RowHeight { get; }

    /// <summary>The height of a lane.</summary>
    public float Lane { get; }

    /// <summary>The height of a bar: a thin line is left between those of two models.</summary>
    public float BarHeight => Lane - 0.5f;

    /// <summary>The upper edge of a row; the one after the last category is that of all, which stands apart.</summary>
    public float RowTop(int row) => Top + row * RowHeight + (row == _last ? Gap : 0);

    /// <summary>The middle of a row.</summary>
    public float RowMiddle(int row) => RowTop(row) + RowHeight / 2;

    /// <summary>The middle of a model's lane in a row.</summary>
    public float LaneMiddle(int row, int model) => RowMiddle(row) + (model - (_models - 1) / 2f) * Lane;

    /// <summary>Where a shape bias stands: 1 at the left, as the lower axis counts texture decisions.</summary>
    public float X(double bias) => Left + Inset + (float)(1 - bias) * (FrameWidth - 2 * Inset);

    /// <summary>Where the bar of a share of trials ends.</summary>
    public float BarEnd(double share) => BarsLeft + (float)share * BarsWidth;
}

using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>The figures of a cell in words.</summary>
internal static class CellText
{
    /// <summary>Images, right answers, interval, confidence and failures, as far as there are any.</summary>
    public static string Of(CellAccuracy? cell) => cell switch
    {
        null => "no finished trials",
        { AccuracyInterval: { } interval } => string.Create(
            CultureInfo.InvariantCulture,
            $"n = {cell.Images}, correct {cell.Correct} ({Percent.Text(cell.Accuracy)}%), 95% interval {Percent.Text(interval.Low)}–{Percent.Text(interval.High)}%")
            + (cell.MeanConfidence is { } confidence ? $", mean confidence {Percent.Text(confidence)}%" : "") + Failures(cell),
        _ => "no trials" + Failures(cell),
    };

    private static string Failures(CellAccuracy cell) => cell.Failed == 0 && !cell.IsFailed
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {cell.Failed} images could not be read{(cell.IsFailed ? " (too many: no figure in tables)" : "")}");
}

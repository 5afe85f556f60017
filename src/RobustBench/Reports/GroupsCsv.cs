using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>groups.csv</c>, a row a cell, column and group; <c>group-gaps.csv</c> and <c>group-slopes.csv</c>, a row a cell and column.</summary>
internal static class GroupsCsv
{
    public static string Write(IEnumerable<CellGroups> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "column", "group", "images", "correct", "accuracy", "ci_low", "ci_high", "expected_accuracy", "standardised_accuracy", "few");
        foreach (var cell in cells)
        {
            foreach (var group in cell.Groups)
            {
                Csv.WriteLine(text, cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Accuracy.Condition, cell.Column, group.Name, Csv.Number(group.Images), Csv.Number(group.Correct),
                    Csv.Number(group.Accuracy), Csv.Number(group.Interval.Low), Csv.Number(group.Interval.High),
                    Csv.Number(group.Expected / group.Images), Csv.Number(group.Standardised), group.IsSmall ? "true" : "false");
            }
        }

        return text.ToString();
    }

    public static string WriteGaps(IEnumerable<CellGroups> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "column", "groups", "best", "worst", "gap", "ci_low", "ci_high",
            "standardised_best", "standardised_worst", "standardised_gap", "standardised_ci_low", "standardised_ci_high");
        foreach (var cell in cells)
        {
            var (gap, standardised) = (cell.Gap, cell.StandardisedGap);
            Csv.WriteLine(text, cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Accuracy.Condition, cell.Column, Csv.Number(cell.Groups.Count(group => !group.IsSmall)),
                gap?.Best ?? "", gap?.Worst ?? "", Csv.Number(gap?.Gap), Csv.Number(gap?.Interval?.Low), Csv.Number(gap?.Interval?.High),
                standardised?.Best ?? "", standardised?.Worst ?? "", Csv.Number(standardised?.Gap), Csv.Number(standardised?.Interval?.Low), Csv.Number(standardised?.Interval?.High));
        }

        return text.ToString();
    }

    public static string WriteSlopes(IEnumerable<CellGroups> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "column", "images", "slope", "ci_low", "ci_high");
        foreach (var cell in cells.Where(cell => cell.Slope is not null))
        {
            Csv.WriteLine(text, cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Accuracy.Condition, cell.Column, Csv.Number(cell.Slope!.Images),
                Csv.Number(cell.Slope.Slope), Csv.Number(cell.Slope.Interval.Low), Csv.Number(cell.Slope.Interval.High));
        }

        return text.ToString();
    }
}

using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>Accuracies of classes or groups, a row each.</summary>
/// <param name="Title">What the rows are of.</param>
/// <param name="Rows">The rows; one without a label stands where some are left out.</param>
internal sealed record RowPanel(string Title, IReadOnlyList<PanelRow> Rows)
{
    private const int Extremes = 10;

    /// <summary>The easiest and the hardest classes of each data set by the mean over its models; of a data set under several conditions those of the first.</summary>
    public static IReadOnlyList<RowPanel> OfClasses(IEnumerable<CellClasses> cells, IReadOnlyList<string> models)
    {
        var marks = Marks(models);
        return [.. cells.GroupBy(cell => cell.Accuracy.Dataset)
            .Select(dataset => dataset.GroupBy(cell => cell.Accuracy.Condition).First())
            .Select(shown => Of(shown.First().Accuracy.Dataset, shown.SelectMany(cell => cell.Classes.Select(label =>
                (label.Label, label.Images, false, (marks[cell.Accuracy.Model], label.Accuracy, label.Interval))))))];
    }

    /// <summary>The groups of each column of a data set, those of the highest accuracy first.</summary>
    public static IReadOnlyList<RowPanel> OfGroups(IEnumerable<CellGroups> cells, IReadOnlyList<string> models)
    {
        var marks = Marks(models);
        return [.. cells.GroupBy(cell => (cell.Accuracy.Dataset, cell.Column)).Select(shown => Of($"{shown.Key.Dataset} by {shown.Key.Column}", shown.SelectMany(cell => cell.Groups.Select(group =>
            (group.Name, group.Images, group.IsSmall, (marks[cell.Accuracy.Model], group.Accuracy, group.Interval))))))];
    }

    private static Dictionary<string, int> Marks(IReadOnlyList<string> models) => models.Index().ToDictionary(model => model.Item, model => model.Index);

    private static RowPanel Of(string title, IEnumerable<(string Label, long Images, bool IsFaint, (int Mark, double Accuracy, Interval Interval) Model)> found)
    {
        var rows = found.GroupBy(row => row.Label)
            .OrderByDescending(row => row.Average(model => model.Model.Accuracy))
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new PanelRow(row.Key, row.Max(model => model.Images), row.All(model => model.IsFaint), [.. row.Select(model => model.Model)]))
            .ToList();
        return new RowPanel(title, rows.Count <= 2 * Extremes ? rows : [.. rows.Take(Extremes), new PanelRow("", 0, true, []), .. rows.TakeLast(Extremes)]);
    }
}

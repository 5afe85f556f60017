using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>The shape bias of every model on one data set, as plot and chart show it.</summary>
internal sealed class ShapeBiasPanel
{
    private readonly List<Dictionary<string, CueDecisions>> _decisions;

    private ShapeBiasPanel(string dataset, IReadOnlyList<ShapeBiasSeries> series)
    {
        _decisions = [.. series.Select(model => model.Bias.Categories.ToDictionary(row => row.Category, row => row.Decisions))];
        (Dataset, Series) = (dataset, series);
        Rows = [.. _decisions.SelectMany(model => model.Keys).Distinct().Order(StringComparer.Ordinal), ShapeBias.AllCategories];
    }

    /// <summary>The data set's key.</summary>
    public string Dataset { get; }

    /// <summary>The models, in the order of the suite.</summary>
    public IReadOnlyList<ShapeBiasSeries> Series { get; }

    /// <summary>The categories of the shapes that any model was shown, in ordinal order, and last <see cref="ShapeBias.AllCategories"/>.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>A model's decisions in a row; null where it had no trial.</summary>
    public CueDecisions? this[int row, int model] =>
        row == Rows.Count - 1 ? Series[model].Bias.All
        : _decisions[model].TryGetValue(Rows[row], out var decisions) ? decisions
        : null;

    /// <summary>A panel for each data set, in the order of their first models.</summary>
    /// <param name="biases">The shape bias of each model on each data set.</param>
    /// <param name="models">All models of the report, in the order of the suite.</param>
    public static IReadOnlyList<ShapeBiasPanel> Of(IEnumerable<CellShapeBias> biases, IReadOnlyList<string> models)
    {
        var marks = models.Index().ToDictionary(model => model.Item, model => model.Index);
        return
        [
            .. biases.GroupBy(bias => bias.Dataset).Select(dataset => new ShapeBiasPanel(
                dataset.Key,
                [.. dataset.Select(bias => new ShapeBiasSeries(bias.Model, marks[bias.Model], bias.Bias)).OrderBy(series => series.Mark)])),
        ];
    }
}

using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>The shape bias of every model on one data set, as plot and chart show it.</summary>
internal sealed class ShapeBiasPanel
{
    private readonly List<Dictionary<string, CueDecisions>> _decisions;

    private ShapeBiasPanel(string dataset, IReadOnlyList<ShapeBiasSeries> series, ShapeBias? people)
    {
        _decisions = [.. series.Select(model => model.Bias.Categories.ToDictionary(row => row.Category, row => row.Decisions))];
        (Dataset, Series) = (dataset, series);
        var human = people?.Categories.ToDictionary(row => row.Category, row => row.Decisions.Bias) ?? [];
        Rows =
        [
            .. _decisions.SelectMany(model => model.Keys).Distinct()
                .OrderByDescending(category => human.GetValueOrDefault(category) ?? double.NegativeInfinity)
                .ThenBy(category => category, StringComparer.Ordinal),
            ShapeBias.AllCategories,
        ];
    }

    /// <summary>The data set's key.</summary>
    public string Dataset { get; }

    /// <summary>The models, in the order of the suite; all people as one observer.</summary>
    public IReadOnlyList<ShapeBiasSeries> Series { get; }

    /// <summary>
    /// The categories of the shapes that any model was shown, the one of the highest shape bias of people first, in ordinal
    /// order where there are no people; and last <see cref="ShapeBias.AllCategories"/>.
    /// </summary>
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
            .. biases.GroupBy(bias => bias.Dataset).Select(dataset => Of(
                dataset.Key,
                [.. dataset.Select(bias => new ShapeBiasSeries(bias.Model, marks[bias.Model], bias.Bias)).OrderBy(series => series.Mark)])),
        ];
    }

    private static ShapeBiasPanel Of(string dataset, List<ShapeBiasSeries> series)
    {
        var people = series.FindAll(observer => People.Has(observer.Model));
        if (people.Count == 0) return new ShapeBiasPanel(dataset, series, null);
        var all = people.Select(person => person.Bias).Aggregate((one, other) => one + other);
        if (people.Count == 1) return new ShapeBiasPanel(dataset, series, all);
        var others = series.FindAll(observer => !People.Has(observer.Model));
        // A pool of them that the import made is the one observer already.
        return others.Exists(observer => observer.Bias.Rows.SequenceEqual(all.Rows))
            ? new ShapeBiasPanel(dataset, others, all)
            : new ShapeBiasPanel(dataset, [.. others, people[0] with { Model = string.Create(CultureInfo.InvariantCulture, $"people ({people.Count})"), Bias = all }], all);
    }
}

using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>Robust accuracy over ε of every model under one attack on one data set, as plot and chart show it.</summary>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Attack">The attack's key without its ε.</param>
/// <param name="Series">The models, in the order of the suite.</param>
internal sealed record RobustPanel(string Dataset, string Attack, IReadOnlyList<RobustSeries> Series)
{
    /// <summary>Every ε, from 0: the same for all models, since a model that lacks one has no curve.</summary>
    public IReadOnlyList<double> Epsilons { get; } = [.. Series[0].Curve.Points.Select(point => point.Epsilon)];

    /// <summary>A panel for each data set and attack, those of a data set together; transfers have a matrix of their own, which says more.</summary>
    /// <param name="attacks">The attacks.</param>
    /// <param name="models">All models of the report, in the order of the suite.</param>
    public static IReadOnlyList<RobustPanel> Of(AttackResults attacks, IReadOnlyList<string> models)
    {
        var marks = models.Index().ToDictionary(model => model.Item, model => model.Index, StringComparer.Ordinal);
        return
        [
            .. attacks.Curves.Where(curve => AttackKey.Parse(curve.Attack).Source is null).GroupBy(curve => curve.Dataset).SelectMany(dataset => dataset.GroupBy(curve => curve.Attack).Select(curves => new RobustPanel(
                dataset.Key,
                curves.Key,
                [.. curves.Select(curve => new RobustSeries(curve.Model, marks[curve.Model], curve.Curve)).OrderBy(series => series.Mark)]))),
        ];
    }
}

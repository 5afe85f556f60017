namespace RobustBench.Metrics;

/// <summary>Whether the same classes are hard for two models: a row of <c>class-correlations.csv</c>.</summary>
/// <param name="ModelA">The one.</param>
/// <param name="ModelB">The other.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's key.</param>
/// <param name="Classes">The classes that both have.</param>
/// <param name="Correlation">Spearman's rank correlation of the accuracies, in [−1, 1]; null where all of one's are equal.</param>
/// <remarks>Spearman 1904, The proof and measurement of association between two things; equal accuracies have their mean rank.</remarks>
public sealed record ClassAgreement(string ModelA, string ModelB, string Dataset, string Condition, int Classes, double? Correlation)
{
    private const int FewestClasses = 4;

    /// <summary>
    /// The 95% interval by Fisher's transformation with the variance <c>(1 + r²/2)/(n − 3)</c> of Bonett &amp; Wright 2000,
    /// Sample size requirements for estimating Pearson, Kendall and Spearman correlations (Psychometrika 65:23–28); null with fewer than 4 classes.
    /// </summary>
    public Interval? Interval
    {
        get
        {
            const double Normal = 1.959963984540054;
            if (Correlation is not { } r || Classes < FewestClasses) return null;
            var reach = Normal * Math.Sqrt((1 + r * r / 2) / (Classes - 3));
            var z = Math.Atanh(Math.Clamp(r, -1 + 1e-12, 1 - 1e-12));
            return new(Math.Tanh(z - reach), Math.Tanh(z + reach));
        }
    }

    /// <summary>All pairs of models in each cell that tables have.</summary>
    public static IReadOnlyList<ClassAgreement> Of(IEnumerable<CellClasses> cells) =>
    [
        .. from cell in cells
           group cell by (cell.Accuracy.Dataset, cell.Accuracy.Condition) into shown
           let models = shown.ToList()
           from first in Enumerable.Range(0, models.Count)
           from second in Enumerable.Range(first + 1, models.Count - first - 1)
           select Of(models[first], models[second]),
    ];

    private static ClassAgreement Of(CellClasses one, CellClasses other)
    {
        var accuracies = other.Classes.ToDictionary(label => label.Label, label => label.Accuracy, StringComparer.Ordinal);
        var both = one.Classes.Where(label => accuracies.ContainsKey(label.Label)).Select(label => (X: label.Accuracy, Y: accuracies[label.Label])).ToList();
        return new ClassAgreement(one.Accuracy.Model, other.Accuracy.Model, one.Accuracy.Dataset, one.Accuracy.Condition, both.Count, Spearman(both));
    }

    /// <summary>The correlation of the ranks; null where either side has no two different values.</summary>
    internal static double? Spearman(IReadOnlyList<(double X, double Y)> pairs)
    {
        var (x, y) = (Ranks([.. pairs.Select(pair => pair.X)]), Ranks([.. pairs.Select(pair => pair.Y)]));
        // Both have the mean rank (n + 1) / 2.
        var mean = (pairs.Count + 1) / 2.0;
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mean) * (x[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }

        return xx == 0 || yy == 0 ? null : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }

    private static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        var order = Enumerable.Range(0, values.Length).OrderBy(index => values[index]).ToArray();
        for (var (first, last) = (0, 0); first < order.Length; first = last)
        {
            for (last = first; last < order.Length && values[order[last]] == values[order[first]]; last++)
            {
                // The stretch of equal values grows.
            }

            for (var place = first; place < last; place++) ranks[order[place]] = (first + 1 + last) / 2.0;
        }

        return ranks;
    }
}

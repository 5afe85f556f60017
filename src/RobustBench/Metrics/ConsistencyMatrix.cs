namespace RobustBench.Metrics;

/// <summary>Error consistency between all observers of one data set, those that are alike next to each other.</summary>
public sealed class ConsistencyMatrix
{
    private readonly Dictionary<(string, string), double> _kappas;

    private ConsistencyMatrix(string dataset, IReadOnlyList<string> observers, Dictionary<(string, string), double> kappas) =>
        (Dataset, Observers, _kappas) = (dataset, observers, kappas);

    /// <summary>The data set's key.</summary>
    public string Dataset { get; }

    /// <summary>The observers in the order of rows and columns.</summary>
    public IReadOnlyList<string> Observers { get; }

    /// <summary>
    /// The mean of κ over the conditions in which it is defined for the two; null where it is in none, and for an observer
    /// with itself.
    /// </summary>
    public double? this[int row, int column] => Kappa(_kappas, Observers[row], Observers[column]);

    /// <summary>A matrix for each data set of two observers or more, in the order of the pairs.</summary>
    public static IReadOnlyList<ConsistencyMatrix> Of(IEnumerable<CellConsistency> pairs) => [.. pairs.GroupBy(pair => pair.Dataset).Select(Of)];

    private static ConsistencyMatrix Of(IGrouping<string, CellConsistency> pairs)
    {
        var kappas = pairs
            .Where(pair => pair.Answers.Kappa is not null)
            .GroupBy(pair => (pair.ObserverA, pair.ObserverB), pair => pair.Answers.Kappa!.Value)
            .ToDictionary(pair => pair.Key, pair => pair.Average());
        List<string> observers = [.. pairs.SelectMany(pair => new[] { pair.ObserverA, pair.ObserverB }).Distinct(StringComparer.Ordinal)];
        // Who can't be compared is as far as chance is.
        var order = AverageLinkage.Order(observers.Count, (one, other) => 1 - (Kappa(kappas, observers[one], observers[other]) ?? 0));
        return new ConsistencyMatrix(pairs.Key, [.. order.Select(position => observers[position])], kappas);
    }

    private static double? Kappa(Dictionary<(string, string), double> kappas, string one, string other) =>
        kappas.TryGetValue((one, other), out var kappa) || kappas.TryGetValue((other, one), out kappa) ? kappa : null;
}

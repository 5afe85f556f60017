namespace RobustBench.Metrics;

/// <summary>Hierarchical clustering by the mean distance between the members of two clusters.</summary>
/// <remarks>Sokal &amp; Michener 1958, A statistical method for evaluating systematic relationships (UPGMA).</remarks>
internal static class AverageLinkage
{
    /// <summary>The positions 0, 1, … in an order that keeps every cluster together; of two clusters the one with the first position stands first.</summary>
    /// <param name="count">The number of things.</param>
    /// <param name="distance">How far two of them are from each other.</param>
    public static IReadOnlyList<int> Order(int count, Func<int, int, double> distance)
    {
        List<List<int>> clusters = [.. Enumerable.Range(0, count).Select(position => new List<int> { position })];
        while (clusters.Count > 1)
        {
            // On a tie the first pair, so that the order depends on the numbers alone.
            var (first, second) = (
                from one in Enumerable.Range(0, clusters.Count)
                from other in Enumerable.Range(one + 1, clusters.Count - one - 1)
                select (one, other)).MinBy(pair => Between(clusters[pair.one], clusters[pair.other], distance));
            clusters[first].AddRange(clusters[second]);
            clusters.RemoveAt(second);
        }

        return clusters.Count == 0 ? [] : clusters[0];
    }

    private static double Between(List<int> one, List<int> other, Func<int, int, double> distance) =>
        one.Average(first => other.Average(second => distance(first, second)));
}

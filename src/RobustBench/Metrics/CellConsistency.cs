namespace RobustBench.Metrics;

/// <summary>How alike two observers are wrong under one condition: a row of <c>consistency.csv</c>.</summary>
/// <param name="ObserverA">The one.</param>
/// <param name="ObserverB">The other.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's key.</param>
/// <param name="Answers">How they fared on the images that both were shown.</param>
/// <param name="Interval">The bootstrap interval of κ; null where κ is undefined.</param>
public sealed record CellConsistency(string ObserverA, string ObserverB, string Dataset, string Condition, PairedAnswers Answers, Interval? Interval)
{
    /// <summary>All pairs of observers under each condition, in the order of the cells; those without a common image are left out.</summary>
    public static IReadOnlyList<CellConsistency> Of(IEnumerable<CellAnswers> cells)
    {
        var pairs = (
            from cell in cells.Where(cell => cell.CanBePaired)
            group cell by (cell.Accuracy.Dataset, cell.Accuracy.Condition) into shown
            let observers = shown.ToList()
            from first in Enumerable.Range(0, observers.Count)
            from second in Enumerable.Range(first + 1, observers.Count - first - 1)
            let answers = AnsweredImages.Pair(observers[first].Images, observers[second].Images)
            where answers.Images > 0
            select (A: observers[first].Accuracy, B: observers[second].Accuracy, Answers: answers)).ToList();
        var intervals = pairs.Select(pair => pair.Answers).Distinct().AsParallel()
            .Select(answers => (answers, Interval: KappaBootstrap.Of(answers)))
            .ToDictionary(known => known.answers, known => known.Interval);
        return [.. pairs.Select(pair => new CellConsistency(
            pair.A.Model, pair.B.Model, pair.A.Dataset, pair.A.Condition, pair.Answers, intervals[pair.Answers]))];
    }
}

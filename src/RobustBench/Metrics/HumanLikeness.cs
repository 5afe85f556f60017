namespace RobustBench.Metrics;

/// <summary>How like people observers decide, over the data sets of model-vs-human.</summary>
/// <remarks>
/// Geirhos et al. 2021, with the aggregation of the code published with it: an observer is compared with each person in each
/// condition that counts; the mean over conditions, then over people, then over data sets. People are compared with each
/// other in pairs. People are the observers <c>subject-*</c>; pooled observers do not take part.
/// </remarks>
public sealed class HumanLikeness
{
    /// <summary>What the row of people is called.</summary>
    public const string Humans = "humans";

    private readonly List<CellAnswers> _cells;

    private HumanLikeness(IReadOnlyList<string> datasets, List<CellAnswers> cells)
    {
        (Datasets, _cells) = (datasets, cells);
        var observers = cells.Select(cell => cell.Accuracy.Model).Distinct(StringComparer.Ordinal).Where(model => !People.Has(model)).Append(Humans);
        ByDataset = [.. from observer in observers from dataset in datasets let likeness = Of(observer, dataset) where likeness is not null select (observer, dataset, likeness.Value)];
    }

    /// <summary>The data sets that count, in their order.</summary>
    public IReadOnlyList<string> Datasets { get; }

    /// <summary>The likeness of each observer on each data set that it was shown under every condition that counts; people as one, last.</summary>
    public IReadOnlyList<(string Observer, string Dataset, Likeness Likeness)> ByDataset { get; }

    /// <summary>The mean over all data sets; null for an observer that lacks some of them, since its mean would be of other data.</summary>
    public IReadOnlyList<(string Observer, Likeness? Mean)> Means =>
    [
        .. ByDataset.GroupBy(row => row.Observer).Select(rows =>
            (rows.Key, rows.Count() == Datasets.Count ? Likeness.Mean([.. rows.Select(row => row.Likeness)]) : (Likeness?)null)),
    ];

    /// <summary>
    /// Of the data sets that model-vs-human has; where imports of several prefixes have some, of the prefix with the most.
    /// Null where no such data set was shown to two people or more.
    /// </summary>
    public static HumanLikeness? Of(IEnumerable<CellAnswers> cells)
    {
        var counting = cells
            .Where(cell => cell.CanBePaired && LikenessDatasets.Has(cell.Accuracy.Dataset) && LikenessDatasets.Counts(cell.Accuracy.Dataset, cell.Accuracy.Condition))
            .ToList();
        var chosen = counting
            .GroupBy(cell => cell.Accuracy.Dataset)
            .Where(dataset => dataset.Select(cell => cell.Accuracy.Model).Where(People.Has).Distinct().Skip(1).Any())
            .GroupBy(dataset => LikenessDatasets.Split(dataset.Key).Prefix)
            .OrderByDescending(prefix => prefix.Count())
            .ThenBy(prefix => prefix.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (chosen is null) return null;
        List<string> datasets = [.. chosen.OrderBy(dataset => dataset.Min(cell => cell.Accuracy.Position.Dataset)).Select(dataset => dataset.Key)];
        return new HumanLikeness(datasets, counting.FindAll(cell => datasets.Contains(cell.Accuracy.Dataset)));
    }

    private Likeness? Of(string observer, string dataset)
    {
        var cells = _cells.FindAll(cell => cell.Accuracy.Dataset == dataset).ToLookup(cell => cell.Accuracy.Model);
        var people = cells.Where(shown => People.Has(shown.Key)).Select(shown => shown.ToList()).ToList();
        var own = observer == Humans ? people.SelectMany(shown => shown).ToList() : [.. cells[observer]];
        var needed = people.SelectMany(shown => shown).Select(cell => cell.Accuracy.Condition).ToHashSet(StringComparer.Ordinal);
        if (!needed.IsSubsetOf(own.Select(cell => cell.Accuracy.Condition))) return null;
        var pairs = observer == Humans
            ? people.SelectMany((first, index) => people.Skip(index + 1).Select(second => Compare(first, second))).ToList()
            : people.ConvertAll(person => Compare(own, person));
        if (pairs.Contains(null)) return null;
        var counted = own.FindAll(cell => needed.Contains(cell.Accuracy.Condition));
        var accuracy = (double)counted.Sum(cell => cell.Accuracy.Correct) / counted.Sum(cell => cell.Accuracy.Images);
        return Likeness.Mean([.. pairs.Select(pair => pair!.Value)]) with { OodAccuracy = accuracy };
    }

    /// <summary>The mean over the conditions that both were shown; null where in one of them they have no image in common.</summary>
    private static Likeness? Compare(List<CellAnswers> first, List<CellAnswers> second)
    {
        var conditions = first.Join(second, cell => cell.Accuracy.Condition, cell => cell.Accuracy.Condition, Compare).ToList();
        return conditions.Count == 0 || conditions.Contains(null) ? null : Likeness.Mean([.. conditions.Select(condition => condition!.Value)]);
    }

    private static Likeness? Compare(CellAnswers first, CellAnswers second)
    {
        var answers = AnsweredImages.Pair(first.Images, second.Images);
        if (answers.Images == 0) return null;
        var difference = first.Accuracy.Accuracy!.Value - second.Accuracy.Accuracy!.Value;
        return new Likeness(difference * difference, answers.Observed, answers.Observed == 1 ? 1 : answers.Kappa!.Value, 0);
    }
}

using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Plans;

/// <summary>
/// What a run has to do, as plain data: every part of every cell, in the order in which they run. All models see a part's
/// stimuli under one condition before the next condition, and all conditions pass before the next images are decoded.
/// </summary>
internal sealed class Plan
{
    private Plan(IReadOnlyList<PlannedPart> all, IReadOnlyList<PlannedPart> parts) => (All, Parts) = (all, parts);

    /// <summary>The parts of the selected models and conditions, of every shard.</summary>
    public IReadOnlyList<PlannedPart> All { get; }

    /// <summary>Those of <see cref="All"/> that belong to this process's shard.</summary>
    public IReadOnlyList<PlannedPart> Parts { get; }

    /// <summary>Lays out the suite.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="sizes">The sizes of the data sets, by their keys.</param>
    /// <param name="selection">What of it is to be run.</param>
    /// <exception cref="InputException">The selection names a model that the suite lacks, or selects nothing.</exception>
    public static Plan Of(Suite suite, IReadOnlyDictionary<string, DatasetSize> sizes, Selection selection)
    {
        var models = suite.Models.Index().Where(model => selection.Models?.Contains(model.Item.Key) ?? true).ToList();
        Check(suite, sizes, selection);

        var parts =
            from dataset in suite.Datasets.Index()
            let size = sizes[dataset.Item.Key]
            let partSize = Math.Min(suite.PartSize, size.MostInPart)
            from images in ShownConditions.Of(suite, dataset.Item, size, selection.Conditions).GroupBy(condition => (condition.First, condition.Images))
            let count = images.Key.Images
            from index in Enumerable.Range(0, (int)(((long)count + partSize - 1) / partSize))
            from condition in images
            from model in models
            select new PlannedPart
            {
                Model = model.Item,
                Dataset = dataset.Item,
                Condition = condition.Item,
                Source = suite.Models.FirstOrDefault(source => source.Key == condition.Item.Condition.Attack?.Source),
                Position = new CellPosition(model.Index, dataset.Index, condition.Index),
                CellImages = count,
                PartSize = partSize,
                Index = index,
                First = images.Key.First + index * partSize,
                Count = Math.Min(partSize, count - index * partSize),
            };
        List<PlannedPart> all = [.. parts];
        return new Plan(all, [.. all.Where((_, position) => selection.Shard.Has(position))]);
    }

    private static void Check(Suite suite, IReadOnlyDictionary<string, DatasetSize> sizes, Selection selection)
    {
        var known = suite.Models.Select(model => model.Key).ToList();
        var problems = (selection.Models ?? [])
            .Where(key => !known.Contains(key))
            .Select(key => $"--models {key}: the suite has no such model{Nearest.Hint(key, known)}")
            .ToList();
        if (selection.Models is { Count: 0 })
            problems.Add($"--models: names no model; the suite has {string.Join(", ", known)}");
        problems.AddRange(suite.Datasets.SelectMany(dataset => ShownConditions.Refusals(suite, dataset, sizes[dataset.Key])));
        if (ShownConditions.Problem(suite, sizes, selection.Conditions) is { } problem) problems.Add(problem);
        if (problems.Count > 0) throw new InputException(problems);
    }
}

using RobustBench.Data.Labels;
using RobustBench.Plans;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>Finds, before the first forward pass, what can't work once data sets and networks are known.</summary>
internal static class Preflight
{
    /// <summary>Checks that every condition can be made at its stimulus size and that every model takes that size.</summary>
    /// <exception cref="InputException">All that does not fit, each at its place in the suite.</exception>
    public static void Check(Plan plan, IReadOnlyDictionary<string, OpenDataset> datasets) => Throw(
        ConditionProblems(plan.Parts.Select(part => (part.Condition, datasets[part.Dataset.Key])).Distinct())
            .Concat(SizeProblems(plan.Parts.Select(part => (part.Model, datasets[part.Dataset.Key])).Distinct())));

    /// <summary>Checks that conditions can be made at the size of the stimuli of the data sets that are shown under them.</summary>
    /// <exception cref="InputException">All that can't, each at its place in the suite.</exception>
    public static void CheckConditions(IEnumerable<(ConditionEntry Condition, OpenDataset Dataset)> pairs) => Throw(ConditionProblems(pairs));

    /// <summary>Checks that every model can run on the backend that was asked for.</summary>
    /// <exception cref="InputException">All that can't, each at its place in the suite.</exception>
    public static void CheckBackend(Plan plan, Backend backend) => Throw(
        from model in plan.Parts.Select(part => part.Model).DistinctBy(model => model.Key)
        let own = model.Format == ModelFormat.Onnx ? Backend.Onnx : Backend.Torch
        where backend != Backend.Auto && backend != own
        let name = own.ToString().ToLowerInvariant()
        select model.Place.Say(
            $"`{model.Key}` runs on the backend {name}, not on {backend.ToString().ToLowerInvariant()}: use --backend auto, or choose others with --models"));

    /// <summary>Checks that networks have the classes of the label map, or of their data sets where there is none.</summary>
    /// <exception cref="InputException">All that does not fit, each at its place in the suite.</exception>
    public static void CheckClasses(
        IEnumerable<PlannedPart> parts, IReadOnlyDictionary<string, OpenDataset> datasets, NetworkSet networks) => Throw(
        ClassProblems(parts.Select(part => (part.Model, datasets[part.Dataset.Key])).Distinct(), model => networks[model].Classes));

    /// <summary>The conditions that can't be made of a data set's stimuli.</summary>
    public static IEnumerable<string> ConditionProblems(IEnumerable<(ConditionEntry Condition, OpenDataset Dataset)> pairs) =>
        from pair in pairs
        let refusal = pair.Condition.Condition.Refusal(pair.Dataset.Height, pair.Dataset.Width)
        where refusal is not null
        select pair.Condition.Place.Say($"{pair.Condition.Condition.Key} on `{pair.Dataset.Entry.Key}`: {refusal}");

    /// <summary>The models to whose size a data set's stimuli can't be brought.</summary>
    public static IEnumerable<string> SizeProblems(IEnumerable<(ModelEntry Model, OpenDataset Dataset)> pairs) =>
        from pair in pairs
        let size = pair.Model.Preprocessing.Size
        where size is not null && pair.Dataset.Height != pair.Dataset.Width
        select pair.Model.Place.Say(
            $"`{pair.Model.Key}` takes {size} × {size}, and the stimuli of `{pair.Dataset.Entry.Key}` are no squares but "
            + $"{pair.Dataset.Height} × {pair.Dataset.Width}: give the data set `stimulus: {{ size: {size} }}`");

    /// <summary>The models that lack the classes of the label map, or of a data set.</summary>
    public static IEnumerable<string> ClassProblems(IEnumerable<(ModelEntry Model, OpenDataset Dataset)> pairs, Func<ModelEntry, int> classesOf) =>
        from pair in pairs
        let classes = classesOf(pair.Model)
        let refusal = pair.Dataset.Map is { } map ? Refusal(map, classes) : Refusal(pair.Dataset, classes)
        where refusal is not null
        select pair.Model.Place.Say($"`{pair.Model.Key}` has {classes} classes and {refusal}");

    private static string? Refusal(OpenDataset dataset, int classes)
    {
        if (dataset.Images.ClassNames?.Count is { } named)
            return named == classes ? null : $"`{dataset.Entry.Key}` has {named}: they need the same classes";
        var largest = Enumerable.Range(0, dataset.Count).Max(index => dataset.Describe(index).Label);
        return largest < classes ? null : $"`{dataset.Entry.Key}` has the label {largest}, counted from 0: they need the same classes";
    }

    private static string? Refusal(LabelMap map, int classes) => map.Classes switch
    {
        { } needed when needed != classes => $"the label map `{map.Name}` is of {needed}: they need the same classes",
        null when map.LeastClasses > classes => $"the label map `{map.Name}` names class {map.LeastClasses - 1}, counted from 0: they need the same classes",
        _ => null,
    };

    private static void Throw(IEnumerable<string> problems)
    {
        if (problems.Distinct().ToList() is { Count: > 0 } found) throw new InputException(found);
    }
}

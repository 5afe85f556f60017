using RobustBench.Data.Labels;
using RobustBench.Plans;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>Finds, before the first forward pass, what can't work once data sets and networks are known.</summary>
internal static class Preflight
{
    /// <summary>Checks that every condition can be made at its stimulus size and that every model takes that size.</summary>
    /// <exception cref="InputException">All that does not fit, each at its place in the suite.</exception>
    public static void Check(Plan plan, IReadOnlyDictionary<string, OpenDataset> datasets) => Throw(
        ConditionProblems(plan.Parts.Select(part => (part.Condition, datasets[part.Dataset.Key])).Distinct())
            .Concat(SizeProblems(plan.Parts.SelectMany(part => part.Networks.Select(model => (model, datasets[part.Dataset.Key]))).Distinct()))
            .Concat(GradientProblems(plan.Parts, model => model.Format != ModelFormat.Onnx)));

    /// <summary>Checks that conditions can be made at the size of the stimuli of the data sets that are shown under them.</summary>
    /// <exception cref="InputException">All that can't, each at its place in the suite.</exception>
    public static void CheckConditions(IEnumerable<(ConditionEntry Condition, OpenDataset Dataset)> pairs) => Throw(ConditionProblems(pairs));

    /// <summary>Checks that every model can run on the backend that was asked for.</summary>
    /// <exception cref="InputException">All that can't, each at its place in the suite.</exception>
    public static void CheckBackend(Plan plan, Backend backend) => Throw(
        from model in plan.Parts.SelectMany(part => part.Networks).DistinctBy(model => model.Key)
        let own = model.Format == ModelFormat.Onnx ? Backend.Onnx : Backend.Torch
        where backend != Backend.Auto && backend != own
        let name = own.ToString().ToLowerInvariant()
        select model.Place.Say(
            $"`{model.Key}` runs on the backend {name}, not on {backend.ToString().ToLowerInvariant()}: use --backend auto, or choose others with --models"));

    /// <summary>
    /// Checks that networks have the classes of the label map, or of their data sets where there is none, and that those that
    /// are attacked have what the attacks need.
    /// </summary>
    /// <exception cref="InputException">All that does not fit, each at its place in the suite.</exception>
    public static void CheckNetworks(
        IReadOnlyList<PlannedPart> parts, IReadOnlyDictionary<string, OpenDataset> datasets, NetworkSet networks) => Throw(
        ClassProblems(parts.SelectMany(part => part.Networks.Select(model => (model, datasets[part.Dataset.Key]))).Distinct(), model => networks[model].Classes)
            .Concat(GradientProblems(parts, model => networks[model].Differentiable))
            .Concat(parts
                .Where(part => part.Attacked is not null)
                .SelectMany(part => TargetProblems(part.Condition, datasets[part.Dataset.Key], networks[part.Attacked!].Classes))));

    /// <summary>The conditions that can't be made of a data set's stimuli.</summary>
    public static IEnumerable<string> ConditionProblems(IEnumerable<(ConditionEntry Condition, OpenDataset Dataset)> pairs) =>
        pairs.SelectMany(pair => ConditionProblems(pair.Condition, pair.Dataset));

    /// <summary>The attacks by gradients on models that have none.</summary>
    /// <param name="parts">What is to be run.</param>
    /// <param name="differentiable">Whether a model has gradients, as far as it is known.</param>
    public static IEnumerable<string> GradientProblems(IEnumerable<PlannedPart> parts, Func<ModelEntry, bool> differentiable) =>
        from pair in parts.Where(part => part.Attacked is not null).Select(part => (part.Condition, Model: part.Attacked!)).Distinct()
        where pair.Condition.Condition.Attack!.Family.NeedsGradients && !differentiable(pair.Model)
        select GradientProblem(pair.Condition, pair.Model);

    /// <summary>What is said of an attack by gradients on a model that has none.</summary>
    public static string GradientProblem(ConditionEntry condition, ModelEntry model) => condition.Place.Say(
        $"{condition.Condition.Key} needs gradients, and `{model.Key}` has none{(model.Format == ModelFormat.Onnx ? ", since it is an ONNX file" : "")}: "
        + "take an attack without gradients, such as one-pixel, or give the network as weights or TorchScript");

    /// <summary>What is wrong with the target of an attack.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="classes">The classes of the network; null where they are not known.</param>
    public static IEnumerable<string> TargetProblems(ConditionEntry condition, OpenDataset dataset, int? classes)
    {
        if (condition.Condition.Attack?.Target is { } target && new AttackTarget(target, dataset).Problem(classes) is { } problem)
            yield return condition.Place.Say($"{condition.Condition.Key} on `{dataset.Entry.Key}`: {problem}");
    }

    private static IEnumerable<string> ConditionProblems(ConditionEntry condition, OpenDataset dataset)
    {
        if (condition.Condition.Refusal(dataset.Height, dataset.Width) is { } refusal)
            yield return condition.Place.Say($"{condition.Condition.Key} on `{dataset.Entry.Key}`: {refusal}");
        else if (condition.Condition.Style is { } style)
        {
            foreach (var fault in StyledImages.Problems(style.Settings, dataset.Height)) yield return condition.Place.Say($"{condition.Condition.Key}: {fault}");
        }

        if (condition.Condition.NeedsMask && !dataset.HasMasks) yield return PictureBlock.MaskProblem(condition, dataset, dataset.Describe(0).Key);
        if (condition.Condition.Attack is null) yield break;
        foreach (var taken in dataset.Images.Columns.Intersect(AttackColumns.All))
            yield return condition.Place.Say($"{condition.Condition.Key} on `{dataset.Entry.Key}`: its column `{taken}` has a name that attacks give a column of their own: call it otherwise");
        foreach (var problem in TargetProblems(condition, dataset, classes: null)) yield return problem;
    }

    /// <summary>The models to whose size a data set's stimuli can't be brought.</summary>
    public static IEnumerable<string> SizeProblems(IEnumerable<(ModelEntry Model, OpenDataset Dataset)> pairs) =>
        from pair in pairs
        let size = pair.Model.Preprocessing.Size
        where size is not null && pair.Dataset.Height != pair.Dataset.Width
        select pair.Model.Place.Say(
            $"`{pair.Model.Key}` takes {size} × {size}, and the stimuli of `{pair.Dataset.Entry.Key}` are no squares but "
            + $"{pair.Dataset.Height} × {pair.Dataset.Width}: give the data set `stimulus: {{ size: {size} }}`");

    /// <summary>Notices of all models and data sets that meet in a plan.</summary>
    public static IEnumerable<string> GeometryNotices(Plan plan, IReadOnlyDictionary<string, OpenDataset> datasets) =>
        GeometryNotices(plan.Parts.SelectMany(part => part.Networks.Select(model => (model, datasets[part.Dataset.Key]))).Distinct());

    /// <summary>Where the stimuli are not made as the published weights that a model names want them.</summary>
    public static IEnumerable<string> GeometryNotices(IEnumerable<(ModelEntry Model, OpenDataset Dataset)> pairs) =>
        from pair in pairs
        let stimulus = pair.Dataset.Entry.Stimulus
        where pair.Model.WeightSet is { } set
            && (stimulus.Resize, stimulus.Size, stimulus.Interpolation.ToString().ToLowerInvariant()) != (set.Resize, set.Preprocessing.Size, set.Interpolation)
        let wanted = pair.Model.WeightSet
        select $"`{pair.Model.Key}`: {wanted.Name} was published for `stimulus: {{ resize: {wanted.Resize}, size: {wanted.Preprocessing.Size}, "
            + $"interpolation: {wanted.Interpolation} }}`, and `{pair.Dataset.Entry.Key}` has others";

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

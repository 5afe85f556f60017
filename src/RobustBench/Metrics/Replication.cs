namespace RobustBench.Metrics;

/// <summary>How accuracies on an original and on its replica hang together over models.</summary>
/// <remarks>
/// Recht et al. 2019, Do ImageNet classifiers generalize to ImageNet? (ICML), section 4; Taori et al. 2020, Measuring robustness
/// to natural distribution shifts in image classification (NeurIPS), section 3.
/// </remarks>
public sealed class Replication
{
    private Replication(ReplicationPair pair, IReadOnlyList<ReplicatedModel> models, LineFit? linear, LineFit? logit) =>
        (Pair, Models, Linear, LogitLinear) = (pair, models, linear, logit);

    /// <summary>The two data sets.</summary>
    public ReplicationPair Pair { get; }

    /// <summary>The models that were shown both, in the order of the suite.</summary>
    public IReadOnlyList<ReplicatedModel> Models { get; }

    /// <summary>The fit of accuracies over the standard models; null where there are fewer than two.</summary>
    public LineFit? Linear { get; }

    /// <summary>The fit of their logits; those right about none or all of the images of a set are left out.</summary>
    public LineFit? LogitLinear { get; }

    /// <summary>A pair's figures; null where no model was shown both sets as they are.</summary>
    /// <exception cref="InputException">The base model was not shown both.</exception>
    public static Replication? Of(ReplicationPair pair, IReadOnlyList<CellFigures> cells)
    {
        var (originals, replicas) = (Plain(cells, pair.Original), Plain(cells, pair.Replica));
        List<(CellFigures Original, CellFigures Replica)> both = [.. originals
            .Where(cell => replicas.ContainsKey(cell.Key)).Select(cell => (cell.Value, replicas[cell.Key]))
            .OrderBy(cell => cell.Value.Accuracy.Position.Model)];
        if (both.Count == 0) return null;
        if (pair.Base is { } needed && !both.Exists(cell => cell.Original.Accuracy.Model == needed))
            throw new InputException($"replication: the base model `{needed}` has no accuracy on both `{pair.Original}` and `{pair.Replica}`; they have {string.Join(", ", both.Select(cell => cell.Original.Accuracy.Model))}");
        var standard = both.Select(cell => pair.IsStandard(cell.Original.Accuracy.Model)).ToArray();
        (double, double)[] accuracies = [.. both.Select(cell => (cell.Original.Accuracy.Accuracy!.Value, cell.Replica.Accuracy.Accuracy!.Value))];
        var logit = LogitFit(accuracies, standard);
        var bootstrap = ReplicationBootstrap.Of([.. both], standard, pair.Base is null ? -1 : both.FindIndex(cell => cell.Original.Accuracy.Model == pair.Base));
        var models = both.Select((cell, index) => new ReplicatedModel
        {
            Original = cell.Original.Accuracy,
            Replica = cell.Replica.Accuracy,
            IsStandard = standard[index],
            Needed = logit is { Slope: not 0 } && Finite(Logit.Of(accuracies[index].Item1)) is { } own ? Logit.Proportion((own - logit.Intercept) / logit.Slope) : null,
            Effective = Effective(logit, accuracies[index]),
            EffectiveInterval = bootstrap.Effective[index],
            Relative = pair.Base is null ? null : accuracies[index].Item2 - accuracies[both.FindIndex(other => other.Original.Accuracy.Model == pair.Base)].Item2,
            RelativeInterval = bootstrap.Relative[index],
        });
        return new Replication(pair, [.. models], LineFit.Of([.. accuracies.Where((_, index) => standard[index])]), logit);
    }

    /// <summary>ρ of one model under a fit; null without one, or where its accuracy on the original is 0 or 1.</summary>
    internal static double? Effective(LineFit? logit, (double Original, double Replica) accuracy) =>
        logit is not null && Finite(Logit.Of(accuracy.Original)) is { } x ? accuracy.Replica - Logit.Proportion(logit.At(x)) : null;

    /// <summary>The fit over the standard models.</summary>
    internal static LineFit? LogitFit(IReadOnlyList<(double Original, double Replica)> accuracies, bool[] standard) => LineFit.Of(
        [.. accuracies.Where((_, index) => standard[index]).Select(pair => (X: Logit.Of(pair.Original), Y: Logit.Of(pair.Replica))).Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))]);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The cell of each model with the images as they are: under <c>clean</c>, or the only one that there is.</summary>
    private static Dictionary<string, CellFigures> Plain(IReadOnlyList<CellFigures> cells, string dataset) => cells
        .Where(cell => cell.Accuracy.Dataset == dataset && !cell.Accuracy.IsFailed && cell.Accuracy.Images > 0)
        .GroupBy(cell => cell.Accuracy.Model)
        .Select(model => model.FirstOrDefault(cell => cell.Accuracy.Condition == "clean") ?? (model.Count() == 1 ? model.First() : null))
        .OfType<CellFigures>()
        .ToDictionary(cell => cell.Accuracy.Model);
}

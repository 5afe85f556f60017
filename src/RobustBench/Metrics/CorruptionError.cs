namespace RobustBench.Metrics;

/// <summary>The mean corruption error of a model.</summary>
/// <param name="Model">The model's key.</param>
/// <param name="Dataset">The corrupted data set's key.</param>
/// <param name="Mean">mCE, in percent of the normaliser: lower is better.</param>
/// <param name="Interval">Its 95% bootstrap interval over the images, jointly under all corruptions; null where the trials are not known.</param>
/// <param name="Relative">Relative mCE, of the errors above the clean error; null without a clean data set.</param>
/// <remarks>Hendrycks &amp; Dietterich 2019, Benchmarking neural network robustness to common corruptions and perturbations (ICLR), section 4.1.</remarks>
public sealed record CorruptionError(string Model, string Dataset, double Mean, Interval? Interval, double? Relative)
{
    private const int Severities = 5;

    private static readonly string[] Corruptions = [.. PublishedErrors.AlexNetCorrupted.Keys];

    /// <summary>
    /// The errors of all models: the mean over the 15 corruptions of <c>100 · Σ error / Σ error of the normaliser</c> over the
    /// severities; the four further ones (speckle noise, Gaussian blur, spatter, saturate) do not count.
    /// </summary>
    /// <exception cref="InputException">A model lacks a cell, or the normaliser is no model.</exception>
    public static IReadOnlyList<CorruptionError> Of(CorruptionPlan plan, IReadOnlyList<CellFigures> cells)
    {
        var models = cells.Where(cell => cell.Accuracy.Dataset == plan.Corrupted).OrderBy(cell => cell.Accuracy.Position.Model).GroupBy(cell => cell.Accuracy.Model)
            .Select(model => Errors(model.Key, [.. model], plan)).ToList();
        var cleans = cells.Where(cell => cell.Accuracy.Dataset == plan.Clean && cell.Accuracy.Condition == "clean" && !cell.Accuracy.IsFailed)
            .ToDictionary(cell => cell.Accuracy.Model, cell => 1 - cell.Accuracy.Accuracy!.Value);
        if (plan.Clean is not null && models.Find(model => !cleans.ContainsKey(model.Name)) is { Name: { } lacking })
            throw new InputException($"mce: `{lacking}` has no accuracy on `{plan.Clean}` under clean, which relative errors are told from");
        var published = plan.Normaliser == PublishedErrors.AlexNet;
        if (!published && !models.Exists(model => model.Name == plan.Normaliser))
            throw new InputException($"mce: the normaliser `{plan.Normaliser}` is neither {PublishedErrors.AlexNet} nor a model with trials on `{plan.Corrupted}`");
        var reference = published ? null : models.Find(model => model.Name == plan.Normaliser).Cells;
        double[] divisors = published ? [.. PublishedErrors.AlexNetCorrupted.Values] : [.. Corruptions.Select(corruption => MeanError(reference![corruption]))];
        if (Array.FindIndex(divisors, divisor => divisor == 0) is >= 0 and var faultless)
            throw new InputException($"mce: the normaliser `{plan.Normaliser}` makes no error under {Corruptions[faultless]}, so that nothing can be told in parts of it");
        var cleanDivisor = published ? PublishedErrors.AlexNetClean : cleans.GetValueOrDefault(plan.Normaliser);
        return
        [
            .. models.Select(model => new CorruptionError(
                model.Name, plan.Corrupted,
                100 * Corruptions.Select((corruption, index) => MeanError(model.Cells[corruption]) / divisors[index]).Average(),
                CorruptionBootstrap.Of(Corruptions, model.Cells, reference, divisors),
                plan.Clean is null ? null : 100 * Corruptions.Select((corruption, index) => (MeanError(model.Cells[corruption]) - cleans[model.Name]) / (divisors[index] - cleanDivisor)).Average())),
        ];
    }

    private static double MeanError(CellFigures[] severities) => severities.Average(cell => 1 - cell.Accuracy.Accuracy!.Value);

    private static (string Name, Dictionary<string, CellFigures[]> Cells) Errors(string model, List<CellFigures> cells, CorruptionPlan plan)
    {
        var found = cells.Where(cell => !cell.Accuracy.IsFailed && cell.Accuracy.Images > 0).ToDictionary(cell => cell.Accuracy.Condition);
        var missing = Corruptions.SelectMany(corruption => Enumerable.Range(1, Severities).Select(severity => Key(corruption, severity))).Where(key => !found.ContainsKey(key)).ToList();
        if (missing.Count > 0)
            throw new InputException($"mce: `{model}` lacks {missing.Count} of {Corruptions.Length * Severities} cells on `{plan.Corrupted}`, the first of them {missing[0]}: a mean over the others would be another number");
        return (model, Corruptions.ToDictionary(corruption => corruption, corruption => Enumerable.Range(1, Severities).Select(severity => found[Key(corruption, severity)]).ToArray()));
    }

    private static string Key(string corruption, int severity) => FormattableString.Invariant($"{corruption}(severity={severity})");
}

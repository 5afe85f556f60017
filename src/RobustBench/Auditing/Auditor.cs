using RobustBench.Models;
using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Trials;
using static TorchSharp.torch;

namespace RobustBench.Auditing;

/// <summary>
/// Shows every model the first images of every data set as the suite says, and then with one thing done otherwise at a time:
/// how much of a difference between two tables can come from resizing, decoding, rounding and arithmetic alone.
/// </summary>
/// <remarks>
/// Each image is a unit of work: it is decoded, made into all its variants, and these are shown together. So results depend on
/// neither threads nor batches, and memory does not grow with the images.
/// </remarks>
public static class Auditor
{
    /// <summary>Audits a suite.</summary>
    /// <param name="suiteFile">The suite.</param>
    /// <param name="images">The first images of every data set that are shown.</param>
    /// <param name="models">The keys of the models; null: all.</param>
    /// <param name="progress">Told of the images done, and of all.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="InputException">The suite, or something it names, is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<AuditRow> Run(
        string suiteFile, int images, IReadOnlyList<string>? models, Action<int, int> progress, CancellationToken cancel)
    {
        var suite = SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable);
        var chosen = Chosen(suite, models);
        using var datasets = DatasetSet.Open(suite, images);
        var pairs = datasets.ByKey.Values.SelectMany(dataset => chosen.Select(model => (Model: model, Dataset: dataset))).ToList();
        if (Preflight.SizeProblems(pairs).ToList() is { Count: > 0 } problems) throw new InputException(problems);
        TorchNative.EnsureLoaded();
        var (all, done) = (pairs.Sum(pair => pair.Dataset.Count), 0);
        var rows = new List<AuditRow>();
        foreach (var (model, dataset) in pairs) rows.AddRange(Run(model, dataset, () => progress(Interlocked.Increment(ref done), all), cancel));
        return rows;
    }

    private static IReadOnlyList<ModelEntry> Chosen(Suite suite, IReadOnlyList<string>? keys)
    {
        if (keys is null) return suite.Models;
        var unknown = keys.Except(suite.Models.Select(model => model.Key)).ToList();
        return unknown.Count == 0
            ? [.. suite.Models.Where(model => keys.Contains(model.Key))]
            : throw new InputException($"--models: the suite has no model `{unknown[0]}`{Nearest.Hint(unknown[0], suite.Models.Select(model => model.Key))}");
    }

    private static List<AuditRow> Run(ModelEntry model, OpenDataset dataset, Action oneDone, CancellationToken cancel)
    {
        using var networks = new AuditNetworks(model, dataset);
        if (Preflight.ClassProblems([(model, dataset)], _ => networks.Own.Classes).ToList() is { Count: > 0 } problems) throw new InputException(problems);
        var variants = AuditVariant.Of(dataset).Where(variant => variant.Network is null || model.Architecture is not null).ToList();
        var trials = new Trial?[]?[dataset.Count];
        Workers.Run(Enumerable.Range(0, dataset.Count), Environment.ProcessorCount, (index, _) =>
        {
            trials[index] = Decide(networks, dataset, index, variants);
            oneDone();
        }, cancel);
        var shown = trials.OfType<Trial?[]>().ToList();
        return [.. variants.Select((variant, place) => Count(model, dataset, variant, place, shown))];
    }

    /// <summary>The decision about an image with each variant, null where the variant makes nothing of it; null in all where the image can't be read.</summary>
    private static Trial?[]? Decide(AuditNetworks networks, OpenDataset dataset, int index, List<AuditVariant> variants)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var decisions = new Decisions(dataset.Names, dataset.Map);
        var record = dataset.Describe(index);
        using var raster = Read(() => dataset.Decode(index));
        if (raster is null) return null;
        var image = new AuditedImage(raster, dataset.Entry.Stimulus, () => dataset.File(index));
        if (Read(() => AuditVariant.Own(image)) is not { } own) return null;
        var stimuli = variants.Select(variant => variant.Stimulus is { } make ? Read(() => make(image)) : own).ToList();
        return [.. variants.Zip(stimuli, (variant, pixels) => pixels is null ? null : Decide(networks.For(variant), pixels))];

        Trial Decide(Classifier network, float[] pixels)
        {
            using var batch = tensor(pixels, [1, 3, dataset.Height, dataset.Width]);
            using var logits = network.Forward(batch);
            var values = logits.data<float>().ToArray();
            return values.All(float.IsFinite)
                ? decisions.Decide(values, record)
                : throw new InputException($"the logits for image {OneLine.Of(record.Key)} are not finite numbers: check the network's weights and preprocessing");
        }
    }

    /// <summary>What is read of an image; null where it can't be: it stops nothing, here as in a run, and is none of the images shown.</summary>
    private static T? Read<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static AuditRow Count(ModelEntry model, OpenDataset dataset, AuditVariant variant, int place, List<Trial?[]> trials)
    {
        var pairs = trials.Select(image => (Own: image[0]!, Other: image[place] ?? image[0]!)).ToList();
        return new AuditRow(
            model.Key,
            dataset.Entry.Key,
            variant.Name,
            variant.Summary,
            pairs.Count,
            trials.Count(image => image[place] is not null),
            pairs.Count(pair => pair.Other.Correct),
            pairs.Count(pair => pair.Other.Prediction != pair.Own.Prediction),
            pairs.Where(pair => pair.Other.Prediction == pair.Own.Prediction).Select(pair => (double)Math.Abs(pair.Other.Confidence - pair.Own.Confidence)).DefaultIfEmpty(0).Max(),
            pairs.Count(pair => pair.Own.Correct))
        { Unread = dataset.Count - pairs.Count };
    }
}

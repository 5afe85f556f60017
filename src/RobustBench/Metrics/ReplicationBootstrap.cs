using System.Collections.Concurrent;
using System.Globalization;
using RobustBench.Randomness;

namespace RobustBench.Metrics;

/// <summary>Bootstrap intervals of effective and relative robustness: 10,000 resamples of the images of both sets, with a new fit for each.</summary>
/// <remarks>
/// Where the trials are known, images are drawn for all models together, of those that all models were shown: their accuracies
/// move together. Where only counts are, the models' right answers are drawn as independent binomial numbers.
/// </remarks>
internal sealed record ReplicationBootstrap(Interval?[] Effective, Interval?[] Relative)
{
    /// <summary>The intervals of each model.</summary>
    /// <param name="models">The two cells of each.</param>
    /// <param name="standard">Of which models the fit is made.</param>
    /// <param name="baseModel">The index of the base model; −1: none.</param>
    public static ReplicationBootstrap Of((CellFigures Original, CellFigures Replica)[] models, bool[] standard, int baseModel)
    {
        var (original, replica) = (Draws([.. models.Select(model => model.Original)], "original"), Draws([.. models.Select(model => model.Replica)], "replica"));
        var (effective, relative) = (new double?[Percentiles.Resamples, models.Length], new double?[Percentiles.Resamples, models.Length]);
        Parallel.ForEach(Partitioner.Create(0, Percentiles.Resamples), range =>
        {
            for (var resample = range.Item1; resample < range.Item2; resample++)
            {
                var accuracies = original(resample).Zip(replica(resample)).ToArray();
                var fit = Replication.LogitFit(accuracies, standard);
                for (var model = 0; model < models.Length; model++)
                {
                    effective[resample, model] = Replication.Effective(fit, accuracies[model]);
                    if (baseModel >= 0) relative[resample, model] = accuracies[model].Second - accuracies[baseModel].Second;
                }
            }
        });
        return new ReplicationBootstrap(Intervals(effective), Intervals(relative));
    }

    private static Interval?[] Intervals(double?[,] drawn) =>
    [
        .. Enumerable.Range(0, drawn.GetLength(1)).Select(model =>
            Percentiles.Of([.. Enumerable.Range(0, drawn.GetLength(0)).Select(resample => drawn[resample, model]).OfType<double>()])),
    ];

    /// <summary>What makes the accuracies of all models in a resample.</summary>
    private static Func<int, double[]> Draws(CellFigures[] cells, string set) =>
        cells.All(cell => cell.Answers is { CanBePaired: true }) && Patterns([.. cells.Select(cell => cell.Answers!.Images)]) is { Images.Length: > 0 } patterns
            ? resample => Together(patterns, cells.Length, $"replication-{set}", resample)
            : Alone(cells, set);

    private static Func<int, double[]> Alone(CellFigures[] cells, string set)
    {
        var draws = Array.ConvertAll(cells, cell => new BinomialDraws((int)cell.Accuracy.Images, cell.Accuracy.Accuracy!.Value));
        return resample =>
        {
            var uniform = new float[cells.Length];
            new NoiseSource(0, $"replication-{set}", resample.ToString(CultureInfo.InvariantCulture)).Fill(uniform);
            return [.. cells.Select((cell, model) => (double)draws[model].At(uniform[model]) / cell.Accuracy.Images)];
        };
    }

    private static double[] Together((int[] Images, List<bool[]> Right) patterns, int models, string stream, int resample)
    {
        var images = patterns.Images;
        var (uniform, counts, right) = (new float[images.Length], new int[patterns.Right.Count], new long[models]);
        new NoiseSource(0, stream, resample.ToString(CultureInfo.InvariantCulture)).Fill(uniform);
        foreach (var number in uniform) counts[images[(int)((double)number * images.Length)]]++;
        foreach (var (pattern, answers) in patterns.Right.Index())
            for (var model = 0; model < models; model++)
                if (answers[model]) right[model] += counts[pattern];
        return Array.ConvertAll(right, correct => (double)correct / images.Length);
    }

    /// <summary>The images that all were shown, each as the number of who is right about it: many images share a pattern.</summary>
    private static (int[] Images, List<bool[]> Right) Patterns(AnsweredImages[] models)
    {
        var (images, right, known) = (new List<int>(), new List<bool[]>(), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var number = 0; number < models.Min(model => model.Numbers); number++)
        {
            bool?[] answers = [.. models.Select(model => model[number])];
            if (answers.Contains(null)) continue;
            var key = string.Concat(answers.Select(answer => answer!.Value ? '1' : '0'));
            if (!known.TryGetValue(key, out var pattern))
            {
                known.Add(key, pattern = right.Count);
                right.Add([.. answers.Select(answer => answer!.Value)]);
            }

            images.Add(pattern);
        }

        return ([.. images], right);
    }
}

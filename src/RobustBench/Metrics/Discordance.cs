using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>How often two models differ in whether they are right about the same image: ψ of the paired design.</summary>
public static class Discordance
{
    /// <summary>
    /// The share of images, in [0, 1], that only one of two models decides rightly: the mean over all pairs of models with
    /// complete cells of the same data set under the same condition. Null where there is no such pair.
    /// </summary>
    /// <param name="cells">The cells.</param>
    /// <param name="condition">The condition; the share differs much between conditions.</param>
    /// <exception cref="InputException">A part is damaged.</exception>
    public static double? Mean(IEnumerable<TrialCell> cells, string condition)
    {
        var shares = cells
            .Where(cell => cell.IsComplete && cell.Condition == condition)
            .GroupBy(cell => cell.Dataset)
            .SelectMany(Shares)
            .ToList();
        return shares.Count == 0 ? null : shares.Average();
    }

    private static List<double> Shares(IEnumerable<TrialCell> cells)
    {
        var right = cells.Select(cell => cell.ReadTrials().ToDictionary(trial => trial.Image, trial => trial.Correct)).ToList();
        var shares = new List<double>();
        for (var a = 0; a < right.Count; a++)
        {
            for (var b = a + 1; b < right.Count; b++)
            {
                var common = right[a].Where(image => right[b].ContainsKey(image.Key)).ToList();
                if (common.Count > 0) shares.Add((double)common.Count(image => image.Value != right[b][image.Key]) / common.Count);
            }
        }

        return shares;
    }
}

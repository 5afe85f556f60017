using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>How well confidences say how often decisions are right.</summary>
public static class Calibration
{
    private const int Bins = 15;

    // In single precision, as confidences are: 0.2f belongs to the bin that ends at 3/15.
    private static readonly float[] UpperEdges = [.. Enumerable.Range(1, Bins).Select(bin => (float)(bin / (double)Bins))];

    /// <summary>
    /// The expected calibration error <c>Σ (n_b/n) · |accuracy_b − confidence_b|</c> over 15 equal bins (lo, hi] of the
    /// confidence, in [0, 1], lower is better. Confidence 0 counts to the first bin. NaN without trials or where one has
    /// no confidence.
    /// </summary>
    /// <remarks>
    /// Naeini et al. 2015, Obtaining well calibrated probabilities using Bayesian binning; Guo et al. 2017, On calibration
    /// of modern neural networks.
    /// </remarks>
    public static double ExpectedCalibrationError(IEnumerable<Trial> trials)
    {
        var (count, correct, confidence) = (new long[Bins], new long[Bins], new double[Bins]);
        foreach (var trial in trials)
        {
            if (float.IsNaN(trial.Confidence))
                return double.NaN;

            var bin = Bin(trial.Confidence);
            count[bin]++;
            correct[bin] += trial.Correct ? 1 : 0;
            confidence[bin] += trial.Confidence;
        }

        // n_b/n · |correct_b/n_b − confidence_b/n_b| = |correct_b − Σ confidence| / n: empty bins need no case of their own.
        var gap = 0.0;
        for (var bin = 0; bin < Bins; bin++)
            gap += Math.Abs(correct[bin] - confidence[bin]);
        return gap / count.Sum();
    }

    private static int Bin(float confidence)
    {
        var found = Array.BinarySearch(UpperEdges, confidence);
        return Math.Min(found < 0 ? ~found : found, Bins - 1);
    }
}

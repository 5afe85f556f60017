using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>How well confidences say how often decisions are right.</summary>
public static class Calibration
{
    internal const int Bins = 15;

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
        var tally = new Tally();
        foreach (var trial in trials) tally.Add(trial);
        return tally.ExpectedError;
    }

    /// <summary>The bin of a confidence, from 0.</summary>
    internal static int Bin(float confidence)
    {
        var found = Array.BinarySearch(UpperEdges, confidence);
        return Math.Min(found < 0 ? ~found : found, Bins - 1);
    }

    /// <summary>The bins of trials that pass by once.</summary>
    internal sealed class Tally
    {
        private readonly long[] _count = new long[Bins], _correct = new long[Bins];
        private readonly double[] _confidence = new double[Bins];
        private bool _unknown;

        /// <summary>Of trials without confidences.</summary>
        public static Tally Unknown => new() { _unknown = true };

        /// <summary>The expected calibration error of the trials so far.</summary>
        public double ExpectedError
        {
            get
            {
                if (_unknown)
                    return double.NaN;

                // n_b/n · |correct_b/n_b − confidence_b/n_b| = |correct_b − Σ confidence| / n: empty bins need no case of their own.
                var gap = 0.0;
                for (var bin = 0; bin < Bins; bin++)
                    gap += Math.Abs(_correct[bin] - _confidence[bin]);
                return gap / _count.Sum();
            }
        }

        /// <summary>Counts a trial.</summary>
        public void Add(Trial trial)
        {
            if (float.IsNaN(trial.Confidence))
            {
                _unknown = true;
                return;
            }

            var bin = Bin(trial.Confidence);
            _count[bin]++;
            _correct[bin] += trial.Correct ? 1 : 0;
            _confidence[bin] += trial.Confidence;
        }
    }
}

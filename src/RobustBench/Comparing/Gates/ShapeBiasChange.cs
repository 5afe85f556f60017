using RobustBench.Metrics;
using RobustBench.Suites;

namespace RobustBench.Comparing.Gates;

/// <summary><c>max_shape_bias_change</c>: the candidate's shape bias less the baseline's, with a bootstrap over images; a limit holds for both directions.</summary>
/// <remarks>Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture, section 2.</remarks>
internal sealed class ShapeBiasChange : Measure
{
    public override bool Applies(PairedCell cell) => CellShapeBias.Counts(cell.Baseline) && CellShapeBias.Counts(cell.Candidate);

    public override Interval Allowed(double limit) => new(-limit, limit);

    public override (double Estimate, Interval Interval)? Of(IReadOnlyList<PairedTrial> trials, GateLimit limit)
    {
        List<(int Old, int New)> cues = [.. trials.Select(Cues).OfType<(int, int)>()];
        var once = Enumerable.Repeat(1, cues.Count).ToArray();
        if (cues.Count == 0 || Change(once) is not { } change || ImageBootstrap.Of(cues.Count, "shape-bias-change", Change) is not { } interval) return null;
        return (change, interval);

        double? Change(int[] counts)
        {
            Span<long> old = stackalloc long[3], now = stackalloc long[3];
            for (var image = 0; image < counts.Length; image++)
            {
                old[cues[image].Old] += counts[image];
                now[cues[image].New] += counts[image];
            }

            return new CueDecisions(now[0], now[1], now[2]).Bias - new CueDecisions(old[0], old[1], old[2]).Bias;
        }
    }

    /// <summary>What the two went by: 0 shape, 1 texture, 2 neither; null where the cues are not in conflict.</summary>
    private static (int Old, int New)? Cues(PairedTrial trial)
    {
        var (shape, texture) = (Value(trial, ShapeBias.ShapeColumn), Value(trial, ShapeBias.TextureColumn));
        return shape.Length == 0 || texture.Length == 0 || shape == texture ? null : (Cue(trial.Baseline.Prediction), Cue(trial.Candidate.Prediction));
        int Cue(string prediction) => prediction == shape ? 0 : prediction == texture ? 1 : 2;
    }

    private static string Value(PairedTrial trial, string column) =>
        trial.Groups.FirstOrDefault(group => group.StartsWith(column + "=", StringComparison.Ordinal))?[(column.Length + 1)..] ?? "";
}

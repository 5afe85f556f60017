using RobustBench.Metrics;
using RobustBench.Suites;

namespace RobustBench.Comparing.Gates;

/// <summary>A number that a gate limits, with its 95% interval.</summary>
internal abstract class Measure
{
    private static readonly Dictionary<LimitedMeasure, Measure> Known = new()
    {
        [LimitedMeasure.MaxDrop] = new Drop(),
        [LimitedMeasure.MinAccuracy] = new CandidateAccuracy(),
        [LimitedMeasure.MaxNegativeFlipRate] = new NegativeFlipRate(),
        [LimitedMeasure.MaxShapeBiasChange] = new ShapeBiasChange(),
        [LimitedMeasure.MaxEceIncrease] = new EceIncrease(),
    };

    /// <summary>The measure of a name.</summary>
    public static Measure Of(LimitedMeasure name) => Known[name];

    /// <summary>Whether a cell has what it measures.</summary>
    public virtual bool Applies(PairedCell cell) => true;

    /// <summary>What it may be under a limit.</summary>
    public abstract Interval Allowed(double limit);

    /// <summary>The number of some trials of a cell; null where it is undefined.</summary>
    /// <exception cref="InputException">The trials lack what the limit needs.</exception>
    public abstract (double Estimate, Interval Interval)? Of(IReadOnlyList<PairedTrial> trials, GateLimit limit);

    /// <summary>Up to a limit.</summary>
    protected static Interval UpTo(double limit) => new(double.NegativeInfinity, limit);
}

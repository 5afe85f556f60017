namespace RobustBench.Suites;

/// <summary>What a gate's limit is about; the names in gates are those of <see cref="GateLimit.NameOf"/>.</summary>
internal enum LimitedMeasure
{
    /// <summary>Baseline's accuracy less the candidate's.</summary>
    MaxDrop,

    /// <summary>The candidate's accuracy.</summary>
    MinAccuracy,

    /// <summary>The share of images that the baseline was right and the candidate is wrong about.</summary>
    MaxNegativeFlipRate,

    /// <summary>How far the shape bias moves, either way.</summary>
    MaxShapeBiasChange,

    /// <summary>The candidate's expected calibration error less the baseline's.</summary>
    MaxEceIncrease,
}

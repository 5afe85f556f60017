namespace RobustBench.Suites;

/// <summary>What a gate's limit asks of the data.</summary>
internal enum Burden
{
    /// <summary>It fails where the 95% interval lies wholly beyond the limit: where the data show that it is broken.</summary>
    ShownBroken,

    /// <summary>It fails where the estimate lies beyond the limit (<c>strict: true</c>).</summary>
    Estimate,

    /// <summary>It passes only where the interval lies wholly within: where the data show that it is kept (<c>mode: non-inferior</c>).</summary>
    ShownKept,
}

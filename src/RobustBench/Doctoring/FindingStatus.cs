namespace RobustBench.Doctoring;

/// <summary>What a finding means for a run.</summary>
public enum FindingStatus
{
    /// <summary>Nothing to mend.</summary>
    Ok,

    /// <summary>A run works, but slower, with less, or not for long.</summary>
    Warning,

    /// <summary>A run, or a part of the program that a run may need, does not work.</summary>
    Fault,
}

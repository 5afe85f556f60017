namespace RobustBench.Metrics;

/// <summary>What the columns of an attack say about one image.</summary>
internal readonly record struct AttackTrial
{
    /// <summary>Whether the decision before the attack was right.</summary>
    public required bool RightBefore { get; init; }

    /// <summary>Whether there was anything to attack: an image that was decided rightly, and is not of the target's class where there is one.</summary>
    public required bool IsTried { get; init; }

    /// <summary>Whether the attack reached what it was after.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Whether nothing that the attack asked of the network varied.</summary>
    public required bool IsFlat { get; init; }

    /// <summary>Images the network was asked to decide.</summary>
    public required long Queries { get; init; }

    /// <summary>Gradients the network was asked for.</summary>
    public required long Gradients { get; init; }

    /// <summary>How often the attack began anew.</summary>
    public required long Restarts { get; init; }

    /// <summary>The changed pixels.</summary>
    public required long L0 { get; init; }

    /// <summary>The Euclidean length of the change.</summary>
    public required double L2 { get; init; }

    /// <summary>The largest change of a value.</summary>
    public required double LInf { get; init; }
}

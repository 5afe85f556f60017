namespace RobustBench.Metrics;

/// <summary>What became of an image in the cell of an attack.</summary>
public enum AttackedImage : byte
{
    /// <summary>The cell has no such image.</summary>
    Absent,

    /// <summary>Its decision was wrong before the attack.</summary>
    WrongBefore,

    /// <summary>The attack made its decision wrong.</summary>
    MadeWrong,

    /// <summary>Its decision is still right.</summary>
    Right,
}

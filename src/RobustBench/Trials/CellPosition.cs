namespace RobustBench.Trials;

/// <summary>The place of a cell in the tables: positions in the suite, from 0.</summary>
/// <param name="Model">The model's position.</param>
/// <param name="Dataset">The data set's position.</param>
/// <param name="Condition">The condition's position.</param>
public readonly record struct CellPosition(int Model, int Dataset, int Condition)
{
    /// <summary>That of imported trials, which no suite places.</summary>
    public static CellPosition None { get; } = new(-1, -1, -1);
}

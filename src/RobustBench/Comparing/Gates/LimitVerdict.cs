namespace RobustBench.Comparing.Gates;

/// <summary>What became of one limit of a gate.</summary>
/// <param name="Limit">The limit as the gate writes it.</param>
/// <param name="Judged">Every cell, group or class that it is about.</param>
public sealed record LimitVerdict(string Limit, IReadOnlyList<JudgedCell> Judged)
{
    /// <summary>Whether it holds for all of them.</summary>
    public bool Passes => Judged.All(cell => cell.Passes);
}

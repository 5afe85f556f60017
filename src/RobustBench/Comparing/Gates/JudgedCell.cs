using RobustBench.Metrics;

namespace RobustBench.Comparing.Gates;

/// <summary>A limit held against one cell, or one group or class of it.</summary>
/// <param name="Cell">The cell, and the group or class.</param>
/// <param name="Images">The images.</param>
/// <param name="Estimate">The number that is limited.</param>
/// <param name="Interval">Its 95% interval.</param>
/// <param name="Passes">Whether the limit passes.</param>
public sealed record JudgedCell(string Cell, int Images, double Estimate, Interval Interval, bool Passes);

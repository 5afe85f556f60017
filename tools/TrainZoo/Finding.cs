namespace RobustBench.TrainZoo;

/// <summary>Something that a paper found, and whether it is in the results.</summary>
/// <param name="Holds">Whether it is.</param>
/// <param name="IsExpected">Whether the zoo is made to show it; what is not shows how far the miniature goes.</param>
/// <param name="Text">What was measured, with its figures.</param>
internal sealed record Finding(bool Holds, bool IsExpected, string Text);

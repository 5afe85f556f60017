namespace RobustBench.Reports.AttackPictures;

/// <summary>What a network says of an image.</summary>
/// <param name="Answer">Its decision, in words where they are known.</param>
/// <param name="Confidence">In [0, 1].</param>
internal sealed record AttackDecision(string Answer, float Confidence);

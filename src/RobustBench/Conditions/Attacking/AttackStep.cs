using RobustBench.Parameters;

namespace RobustBench.Conditions.Attacking;

/// <summary>An attack with its settings.</summary>
/// <param name="Family">The attack.</param>
/// <param name="Settings">The values of its parameters.</param>
internal sealed record AttackStep(Attack Family, Settings Settings)
{
    /// <summary>What a targeted attack is to reach, as the suite writes it; null where any wrong answer will do.</summary>
    public string? Target => Settings.Find(Attack.Target);

    /// <summary>The key of the model that the images are made on; null: the model that is shown them.</summary>
    public string? Source => Settings.Find(Attack.SourceModel);
}

using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>What became of a batch under one attack, as one model sees it.</summary>
/// <param name="Builder">The part that it belongs to.</param>
/// <param name="Trials">The trials; null where the part has failed.</param>
/// <param name="Before">The decisions about the stimuli; null likewise.</param>
/// <param name="Images">The stimuli and the final images; null likewise.</param>
internal sealed record AttackResult(PartBuilder Builder, Trial[]? Trials, Trial[]? Before, AttackedImages? Images);

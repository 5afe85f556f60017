namespace RobustBench.Conditions.Attacking;

/// <summary>What a network answered about stimuli.</summary>
/// <param name="Loss">
/// What an attack raises, for each stimulus: the cross-entropy of the label, or for a targeted attack minus that of the target.
/// </param>
/// <param name="Reached">Whether the stimulus is what the attack is after: decided wrongly, or for the target.</param>
internal sealed record Answers(float[] Loss, bool[] Reached);

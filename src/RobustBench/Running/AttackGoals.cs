namespace RobustBench.Running;

/// <summary>What an attack is after in a batch.</summary>
/// <param name="Goals">For each image of the batch the answer to leave, its label; or the one to reach.</param>
/// <param name="Targeted">Whether the goals are to be reached.</param>
/// <param name="Tried">The positions of the images that are attacked.</param>
internal sealed record AttackGoals(IReadOnlyList<int> Goals, bool Targeted, IReadOnlyList<int> Tried)
{
    /// <summary>The goals of the images that are attacked.</summary>
    public IReadOnlyList<int> OfTried => [.. Tried.Select(image => Goals[image])];
}

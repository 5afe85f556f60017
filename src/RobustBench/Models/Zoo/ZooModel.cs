using RobustBench.Models.Architectures;

namespace RobustBench.Models.Zoo;

/// <summary>A trained network that comes with the program.</summary>
/// <param name="Name">Its name in the zoo, which its weights and its card have, too.</param>
/// <param name="Summary">What it was trained on, in one line.</param>
/// <param name="Source">Where its card is, and whose experiment it is a miniature of.</param>
/// <param name="Architecture">The layers that its weights are for.</param>
internal sealed record ZooModel(string Name, string Summary, string Source, Architecture Architecture)
{
    /// <summary>What tells a model of the zoo from any other text.</summary>
    public const string Prefix = "zoo/";

    /// <summary>What a suite writes in place of a map.</summary>
    public string Key => Prefix + Name;

    /// <summary>The path of its weights, where the zoo lies in <paramref name="folder"/>.</summary>
    public string WeightsIn(string folder) => Path.Combine(folder, $"{Name}.safetensors");
}

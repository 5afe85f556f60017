namespace RobustBench.Metrics;

/// <summary>An attack's condition key, alone or at the end of a chain, with the parts by which results are compared.</summary>
public sealed record AttackKey
{
    private const string EpsilonName = "epsilon", SourceName = "source";

    /// <summary>The key without its epsilon: <c>fgsm</c>, <c>pgd(step=1/510)</c>, <c>chain(greyscale;fgsm)</c>.</summary>
    public required string Attack { get; init; }

    /// <summary>The radius of the ball that the attack may search; null where the key names none.</summary>
    public required double? Epsilon { get; init; }

    /// <summary>The key without its source: of cells that share it, only the model differs on which the images were made.</summary>
    public required string WithoutSource { get; init; }

    /// <summary>The model on which the images were made; null where it is the one that is shown them.</summary>
    public required string? Source { get; init; }

    /// <summary>Takes a key apart.</summary>
    public static AttackKey Parse(string key)
    {
        var parameters = ConditionKey.Parse(key).Parameters;
        return new AttackKey
        {
            Attack = ConditionKey.Without(key, EpsilonName),
            Epsilon = Value(EpsilonName) is { } epsilon && ConditionKey.Number(epsilon) is >= 0 and var radius ? radius : null,
            WithoutSource = ConditionKey.Without(key, SourceName),
            Source = Value(SourceName),
        };

        string? Value(string name) =>
            parameters.LastOrDefault(parameter => IsCalled(parameter.Name, name)).Value;
    }

    /// <summary>Whether a parameter, as <see cref="ConditionKey"/> names it, is the radius of an attack's ball.</summary>
    public static bool IsEpsilon(string parameter) => IsCalled(parameter, EpsilonName);

    // A chain's parameters have the family of their step before their name.
    private static bool IsCalled(string parameter, string name) =>
        parameter == name || parameter.EndsWith($" {name}", StringComparison.Ordinal);
}

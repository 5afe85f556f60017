namespace RobustBench.Data;

/// <summary>What is known of an image without decoding it.</summary>
/// <param name="Key">Its path relative to the data set's root with <c>/</c>, or its decimal index.</param>
/// <param name="Label">The index of its class.</param>
public readonly record struct ImageRecord(string Key, int Label)
{
    /// <summary>The values of the data set's further columns.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}

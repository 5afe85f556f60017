namespace RobustBench.Trials;

/// <summary>One decision of one observer (a network or a person) about one stimulus.</summary>
public sealed record Trial
{
    /// <summary>The image's key: its path relative to the data set's root with <c>/</c>, or its decimal index.</summary>
    public required string Image { get; init; }

    /// <summary>The right answer: a class or category name where one is known, else the index.</summary>
    public required string Label { get; init; }

    /// <summary>The observer's answer, written as <see cref="Label"/> is.</summary>
    public required string Prediction { get; init; }

    /// <summary>Whether the answer is right.</summary>
    public required bool Correct { get; init; }

    /// <summary>
    /// The score of the decision as a share of all scores, in [0, 1]; for a network the softmax probability. NaN where the
    /// observer gave none, as people do.
    /// </summary>
    public required float Confidence { get; init; }

    /// <summary>Up to five answers, the best first; the first is <see cref="Prediction"/>. Empty where unknown.</summary>
    public required IReadOnlyList<string> Top5 { get; init; }

    /// <summary>The values of the part's further columns, in the order of <see cref="TrialPart.Columns"/>.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}

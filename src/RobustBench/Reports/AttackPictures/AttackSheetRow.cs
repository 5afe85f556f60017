namespace RobustBench.Reports.AttackPictures;

/// <summary>One image before and after an attack.</summary>
internal sealed record AttackSheetRow
{
    /// <summary>The image's key.</summary>
    public required string Image { get; init; }

    /// <summary>Its label, in words where they are known.</summary>
    public required string Label { get; init; }

    /// <summary>What the attack was to reach; null where any wrong answer would do.</summary>
    public string? Target { get; init; }

    /// <summary>Rows of pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of pixels.</summary>
    public required int Width { get; init; }

    /// <summary>The stimulus, 3×H×W in [0, 1].</summary>
    public required float[] Original { get; init; }

    /// <summary>The image that the attack made of it, 3×H×W in [0, 1].</summary>
    public required float[] Adversarial { get; init; }

    /// <summary>What the model says of <see cref="Original"/>.</summary>
    public required AttackDecision Before { get; init; }

    /// <summary>What the model says of <see cref="Adversarial"/>.</summary>
    public required AttackDecision After { get; init; }

    /// <summary>Sizes of the change and what was asked, in one line.</summary>
    public required string Note { get; init; }
}

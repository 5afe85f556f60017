namespace RobustBench.Reports.AttackPictures;

/// <summary>Images of one attack on one model: what it changed, and what the model said before and after.</summary>
internal sealed record AttackSheet
{
    /// <summary>The model and the data set.</summary>
    public required string Title { get; init; }

    /// <summary>The condition's key.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The images.</summary>
    public required IReadOnlyList<AttackSheetRow> Rows { get; init; }
}

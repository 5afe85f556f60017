namespace RobustBench.Trials;

/// <summary>What a part says about itself. It stands in the Parquet file's metadata and holds no clock, path or duration.</summary>
public sealed record PartHeader
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The model's (or observer's) key.</summary>
    public required string Model { get; init; }

    /// <summary>The data set's key.</summary>
    public required string Dataset { get; init; }

    /// <summary>The condition's canonical key.</summary>
    public required string Condition { get; init; }

    /// <summary>The position of the part in its cell, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The images of the whole cell, those that can't be read included: a cell is complete when its parts add up to it.</summary>
    public required int CellImages { get; init; }

    /// <summary>
    /// SHA-256 (lower-case hexadecimal) over everything the trials depend on; a part is used again if and only if it is the same.
    /// </summary>
    public required string Inputs { get; init; }

    /// <summary>
    /// SHA-256 (lower-case hexadecimal) over what was shown, whatever the model: images, labels, geometry, condition and seed.
    /// Two models can be compared image by image where it is the same. Null of imported trials and of earlier versions' parts.
    /// </summary>
    public string? Shown { get; init; }

    /// <summary>
    /// Where the cell stands in the tables: the positions of its model, data set and condition in the suite;
    /// <see cref="CellPosition.None"/> of imported trials.
    /// </summary>
    public required CellPosition Position { get; init; }

    /// <summary>Of an accuracy that was published without its trials what is known of them; such a part has no trials.</summary>
    public TrialCounts? Counts { get; init; }

    /// <summary>Whether the trials come from elsewhere: people's, and networks' that ran in another program.</summary>
    public bool IsImported => Position == CellPosition.None;

    /// <summary>Keys of the images that could not be read.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];
}

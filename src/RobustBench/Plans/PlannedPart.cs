using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Plans;

/// <summary>One part of one cell: the unit of work and of resuming.</summary>
internal sealed record PlannedPart
{
    public required ModelEntry Model { get; init; }

    public required DatasetEntry Dataset { get; init; }

    public required ConditionEntry Condition { get; init; }

    /// <summary>Of a transfer the model that the images are made on; else null.</summary>
    public ModelEntry? Source { get; init; }

    /// <summary>The model that is attacked, whose gradients or answers the search goes by; null where the condition has no attack.</summary>
    public ModelEntry? Attacked => Condition.Condition.Attack is null ? null : Source ?? Model;

    /// <summary>The models whose networks the part needs.</summary>
    public IEnumerable<ModelEntry> Networks => Source is null ? [Model] : [Model, Source];

    /// <summary>The forward passes of all images; of an attack, which may end sooner, the most.</summary>
    public long MostPasses => Count * Condition.Condition.MostPasses;

    /// <summary>The cell's place in the tables.</summary>
    public required CellPosition Position { get; init; }

    /// <summary>The images of the whole cell.</summary>
    public required int CellImages { get; init; }

    /// <summary>The images of a part of the cell, but for the last one.</summary>
    public required int PartSize { get; init; }

    /// <summary>The part's position in its cell, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The position of its first image among those of the data set that are used.</summary>
    public required int First { get; init; }

    /// <summary>Its number of images.</summary>
    public required int Count { get; init; }
}

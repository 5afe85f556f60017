using RobustBench.Data;
using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>A data set of a suite.</summary>
internal sealed record DatasetEntry
{
    /// <summary>Of <see cref="Among"/>: the data set's own classes.</summary>
    public const string Own = "own";

    /// <summary>Its key in tables.</summary>
    public required string Key { get; init; }

    /// <summary>Where it stands in the suite file.</summary>
    public required Place Place { get; init; }

    /// <summary>How it is read.</summary>
    public required DatasetKind Kind { get; init; }

    /// <summary>The values of the kind's parameters.</summary>
    public required Settings Settings { get; init; }

    /// <summary>How its pictures become stimuli.</summary>
    public required StimulusOptions Stimulus { get; init; }

    /// <summary>Only so many first images are used; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whose classes decisions are made among: <see cref="Own"/>, or the key of another data set; null: among all.</summary>
    public string? Among { get; init; }

    /// <summary>Globs over the keys of the suite's conditions: it is shown under those that one of them matches; null: under all.</summary>
    public IReadOnlyList<string>? Conditions { get; init; }

    /// <summary>Whether it is shown under a condition of the suite.</summary>
    public bool IsShownUnder(ConditionEntry condition) => Conditions is null || Conditions.Any(condition.Matches);
}

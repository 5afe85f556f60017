namespace RobustBench.Plans;

/// <summary>Which part of a suite is to be run; by default all of it.</summary>
public sealed record Selection
{
    /// <summary>The keys of the models to run; null: all.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>A pattern with <c>*</c> and <c>?</c> over condition keys; null: all.</summary>
    public string? Conditions { get; init; }

    /// <summary>Only so many first images of every data set; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>The share of the parts that this process runs.</summary>
    public Shard Shard { get; init; } = Shard.Whole;
}

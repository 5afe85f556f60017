using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>One limit of a gate.</summary>
internal sealed record GateLimit
{
    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>What is limited.</summary>
    public required LimitedMeasure Measure { get; init; }

    /// <summary>The limit, a proportion or a difference of two.</summary>
    public required double Value { get; init; }

    /// <summary>What it asks of the data.</summary>
    public Burden Burden { get; init; }

    /// <summary>Globs over condition keys; empty: all conditions.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Globs over data sets' keys; empty: all.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>Globs over <c>column=value</c> of further columns: each group that one matches is judged alone; empty: no groups.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Globs over labels: each class that one matches is judged alone; empty: no classes.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The key of a measure in gates: <c>max_drop</c>.</summary>
    public static string NameOf(LimitedMeasure measure) => measure switch
    {
        LimitedMeasure.MaxDrop => "max_drop",
        LimitedMeasure.MinAccuracy => "min_accuracy",
        LimitedMeasure.MaxNegativeFlipRate => "max_negative_flip_rate",
        LimitedMeasure.MaxShapeBiasChange => "max_shape_bias_change",
        LimitedMeasure.MaxEceIncrease => "max_ece_increase",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>The limit as a gate writes it.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        $"{NameOf(Measure)}: {Numbers.Text(Value)}",
        Globs("conditions", Conditions),
        Globs("datasets", Datasets),
        Globs("groups", Groups),
        Globs("classes", Classes),
        Burden switch { Burden.Estimate => "strict: true", Burden.ShownKept => "mode: non-inferior", _ => "" },
    }.Where(part => part.Length > 0));

    private static string Globs(string key, IReadOnlyList<string> globs) => globs switch
    {
        [] => "",
        [var glob] => $"{key}: \"{glob}\"",
        _ => $"{key}: [{string.Join(", ", globs.Select(glob => $"\"{glob}\""))}]",
    };
}

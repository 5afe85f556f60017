namespace RobustBench.Metrics;

/// <summary>A model on an original and its replica: a row of <c>replication.csv</c>.</summary>
public sealed record ReplicatedModel
{
    /// <summary>The accuracy on the original.</summary>
    public required CellAccuracy Original { get; init; }

    /// <summary>The accuracy on the replica.</summary>
    public required CellAccuracy Replica { get; init; }

    /// <summary>Whether the fits are made of it.</summary>
    public required bool IsStandard { get; init; }

    /// <summary>The model's key.</summary>
    public string Model => Original.Model;

    /// <summary>The accuracy on the original less that on the replica.</summary>
    public double Drop => Original.Accuracy!.Value - Replica.Accuracy!.Value;

    /// <summary>Its 95% interval: the two have different images.</summary>
    public Interval DropInterval => Newcombe.Difference((Original.Correct, Original.Images), (Replica.Correct, Replica.Images));

    /// <summary>
    /// The accuracy on the original that a model of the logit-linear fit needs to have on the replica what this model has on
    /// the original; null without a fit, and where the accuracy is 0 or 1.
    /// </summary>
    public double? Needed { get; init; }

    /// <summary>Effective robustness ρ: the accuracy on the replica less what the logit-linear fit says of the original; null without a fit.</summary>
    public double? Effective { get; init; }

    /// <summary>Its 95% bootstrap interval.</summary>
    public Interval? EffectiveInterval { get; init; }

    /// <summary>Relative robustness τ: the accuracy on the replica less the base model's; null without one.</summary>
    public double? Relative { get; init; }

    /// <summary>Its 95% bootstrap interval.</summary>
    public Interval? RelativeInterval { get; init; }
}

namespace RobustBench.Metrics;

/// <summary>Decisions about stimuli whose shape is of one category and whose texture is of another.</summary>
/// <param name="Shape">Decisions for the category of the shape.</param>
/// <param name="Texture">Decisions for the category of the texture.</param>
/// <param name="Other">Decisions for neither.</param>
/// <remarks>Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture, section 2.</remarks>
public readonly record struct CueDecisions(long Shape, long Texture, long Other)
{
    /// <summary>The trials that were decided for one of the two cues.</summary>
    public long Decided => Shape + Texture;

    /// <summary>All trials.</summary>
    public long Trials => Decided + Other;

    /// <summary>Shape over shape and texture decisions, in [0, 1]; null where there is neither.</summary>
    public double? Bias => Decided == 0 ? null : (double)Shape / Decided;

    /// <summary>
    /// Wilson's 95% interval of the bias; null where there is none. It is taken over the decided trials alone: the bias is
    /// a proportion of these, and given their number the shape decisions among them are binomial, whatever the others are.
    /// </summary>
    public Interval? BiasInterval => Decided == 0 ? null : Wilson.Interval(Shape, Decided);

    /// <summary>The share of trials that were decided for a cue, in [0, 1]: as often as a stimulus was recognised at all. Null without trials.</summary>
    public double? DecidedShare => Trials == 0 ? null : (double)Decided / Trials;

    /// <summary>The counts with one more decision.</summary>
    internal CueDecisions With(string prediction, string shape, string texture) =>
        prediction == shape ? this with { Shape = Shape + 1 }
        : prediction == texture ? this with { Texture = Texture + 1 }
        : this with { Other = Other + 1 };

    /// <summary>Both counts together.</summary>
    public static CueDecisions operator +(CueDecisions left, CueDecisions right) =>
        new(left.Shape + right.Shape, left.Texture + right.Texture, left.Other + right.Other);
}

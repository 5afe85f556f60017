namespace RobustBench.Metrics;

/// <summary>How two observers fared on the same images.</summary>
/// <param name="Both">Images that both were right about.</param>
/// <param name="OnlyFirst">Images that the first alone was right about.</param>
/// <param name="OnlySecond">Images that the second alone was right about.</param>
/// <param name="Neither">Images that both were wrong about.</param>
/// <remarks>Geirhos et al. 2020, Beyond accuracy: quantifying trial-by-trial behaviour of CNNs and humans by measuring error consistency, section 2.</remarks>
public readonly record struct PairedAnswers(int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    /// <summary>The images.</summary>
    public int Images => Both + OnlyFirst + OnlySecond + Neither;

    /// <summary>The accuracy of the first, p₁.</summary>
    public double First => (double)(Both + OnlyFirst) / Images;

    /// <summary>The accuracy of the second, p₂.</summary>
    public double Second => (double)(Both + OnlySecond) / Images;

    /// <summary>The share of images that both are right or both are wrong about, in [0, 1].</summary>
    public double Observed => (double)(Both + Neither) / Images;

    /// <summary>What independent observers of these accuracies would have: <c>p₁p₂ + (1 − p₁)(1 − p₂)</c>, in [0, 1].</summary>
    public double Expected => First * Second + (1 - First) * (1 - Second);

    /// <summary>
    /// Error consistency, Cohen's κ: <c>(observed − expected) / (1 − expected)</c>, in [−1, 1], higher is more alike than
    /// chance. Null where chance alone has them agree on everything, since both are always right or both always wrong.
    /// </summary>
    public double? Kappa => IsDefined ? KappaOf(Observed) : null;

    /// <summary>
    /// The least and the greatest κ that observers of these accuracies can have: with the observed share between
    /// <c>|p₁ + p₂ − 1|</c> and <c>1 − |p₁ − p₂|</c>. Null where κ is.
    /// </summary>
    public Interval? Bounds => IsDefined ? new(KappaOf(Math.Abs(First + Second - 1)), KappaOf(1 - Math.Abs(First - Second))) : null;

    // In whole numbers: expected is 1 exactly where both are right about all images, or about none.
    private bool IsDefined => Images > 0 && Both != Images && Neither != Images;

    private double KappaOf(double observed) => (observed - Expected) / (1 - Expected);
}

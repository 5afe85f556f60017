namespace RobustBench.Metrics;

/// <summary>How often a model is right about the images of one group.</summary>
/// <param name="Name">The column's value.</param>
/// <param name="Images">Its images.</param>
/// <param name="Correct">Those decided rightly.</param>
/// <param name="Expected">How many would be if the model did on each class as it does on all images of the class.</param>
/// <param name="Overall">The model's accuracy over all groups.</param>
public sealed record GroupAccuracy(string Name, long Images, long Correct, double Expected, double Overall)
{
    /// <summary>With fewer images than these a group says little, and counts for no gap.</summary>
    public const int Fewest = 30;

    /// <summary>Correct over images, in [0, 1].</summary>
    public double Accuracy => (double)Correct / Images;

    /// <summary>Wilson's 95% interval of it.</summary>
    public Interval Interval => Wilson.Interval(Correct, Images);

    /// <summary>
    /// The overall accuracy and what the group is above what its classes let expect: <c>overall + (correct − expected) / images</c>.
    /// Where groups differ by their classes alone, it is the overall accuracy for each of them.
    /// </summary>
    /// <remarks>Indirect standardisation: Breslow &amp; Day 1987, Statistical methods in cancer research II, chapter 2.</remarks>
    public double Standardised => Overall + (Correct - Expected) / Images;

    /// <summary>Whether its images are too few to say much.</summary>
    public bool IsSmall => Images < Fewest;
}

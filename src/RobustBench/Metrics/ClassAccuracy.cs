namespace RobustBench.Metrics;

/// <summary>How often a model is right about the images of one class.</summary>
/// <param name="Label">The class.</param>
/// <param name="Images">Its images.</param>
/// <param name="Correct">Those decided rightly.</param>
/// <param name="Error">The most frequent wrong answer, the ordinally first of several; empty where there is none.</param>
/// <param name="Errors">How often it was given.</param>
public sealed record ClassAccuracy(string Label, long Images, long Correct, string Error, long Errors)
{
    /// <summary>Correct over images, in [0, 1].</summary>
    public double Accuracy => (double)Correct / Images;

    /// <summary>Wilson's 95% interval.</summary>
    public Interval Interval => Wilson.Interval(Correct, Images);
}

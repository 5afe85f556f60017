namespace RobustBench.Auditing;

/// <summary>How one model decided about a data set's images with one thing done otherwise.</summary>
/// <param name="Model">The model's key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Variant">What was done otherwise.</param>
/// <param name="Summary">What that is, in one sentence.</param>
/// <param name="Images">The images shown.</param>
/// <param name="Varied">The images of which the variant made something; decisions about the others are the suite's own.</param>
/// <param name="Correct">The right decisions.</param>
/// <param name="Changed">The decisions that are other ones than the suite's own.</param>
/// <param name="MostConfidence">The largest change of the confidence of a decision that stayed.</param>
/// <param name="Baseline">The right decisions as the suite says.</param>
public sealed record AuditRow(
    string Model, string Dataset, string Variant, string Summary, int Images, int Varied, int Correct, int Changed, double MostConfidence, int Baseline)
{
    /// <summary>The images that could not be read, which are none of <see cref="Images"/>.</summary>
    public int Unread { get; init; }

    /// <summary>The share of right decisions, in [0, 1].</summary>
    public double Accuracy => (double)Correct / Images;

    /// <summary>The accuracy less that of the suite's own way.</summary>
    public double Difference => (double)(Correct - Baseline) / Images;
}

using System.Globalization;

namespace RobustBench.Splitting;

/// <summary>How images are drawn from the candidates of a class.</summary>
/// <remarks>Recht et al. 2019, Do ImageNet classifiers generalize to ImageNet? (ICML), section 3.3 and appendix B: MatchedFrequency, Threshold0.7, TopImages.</remarks>
internal abstract class SplitStrategy
{
    /// <summary>The names by which users choose.</summary>
    public const string Known = "matched-frequency, threshold, threshold=NUMBER or top";

    /// <summary>Whether it needs the original's frequencies.</summary>
    public virtual bool NeedsReference => false;

    /// <summary>The images of one class.</summary>
    /// <param name="shuffled">The class's candidates in random order.</param>
    /// <param name="reference">The original's images of the class; none where it needs none.</param>
    /// <param name="count">How many to draw.</param>
    /// <returns>As many as asked for; fewer where the candidates do not suffice.</returns>
    public abstract IEnumerable<Candidate> Draw(IReadOnlyList<Candidate> shuffled, IReadOnlyList<Candidate> reference, int count);

    /// <summary>The strategy of a name; null where there is none.</summary>
    public static SplitStrategy? Find(string name) => name switch
    {
        "matched-frequency" => new MatchedFrequency(),
        "top" => new TopImages(),
        "threshold" => new Threshold(Threshold.Published),
        _ when name.StartsWith("threshold=", StringComparison.Ordinal)
            && double.TryParse(name["threshold=".Length..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least) && least is >= 0 and <= 1 => new Threshold(least),
        _ => null,
    };
}
